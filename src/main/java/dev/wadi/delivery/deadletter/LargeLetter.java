package dev.wadi.delivery.deadletter;

import java.util.List;

/**
 * What is too large for the queue: an object of a bucket, to which the letter on the queue refers. Its key is made of digits of a digest alone, so that nothing of
 * a record gets into the address of an endpoint or a header of Camel, where what looks like an expression would be evaluated. Used by one thread at a time.
 */
final class LargeLetter {
    private static final String SCHEME = "s3://";

    private final String bucket;
    private final String key;
    private final byte[] content;
    private boolean put;

    /** @param identity what tells the letter from all others, and is the same whenever it is written again: then the object takes the place of itself */
    LargeLetter(String bucket, List<String> identity, byte[] content) {
        this.bucket = bucket;
        this.key = "dead-letters/" + OutgoingLetter.digest(identity);
        this.content = content;
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    byte[] content() {
        return content;
    }

    /** As letters have it, such as {@code s3://letters/dead-letters/09af...}. */
    String address() {
        return SCHEME + bucket + "/" + key;
    }

    /** The bucket has it. */
    void put() {
        put = true;
    }

    boolean isPut() {
        return put;
    }

    /** What follows {@code aws2-s3:}. With a file name given, Camel does not look first whether the bucket is there, which asks for one more permission. */
    String endpoint() {
        return bucket + "?fileName=letter";
    }
}
