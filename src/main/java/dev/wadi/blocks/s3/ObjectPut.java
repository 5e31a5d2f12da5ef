package dev.wadi.blocks.s3;

import dev.wadi.blocks.PollRecord;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.ObjectRefusal;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The object of one record, and what S3 answered. Put by one thread, and looked at by another when all are put. */
final class ObjectPut {
    private final PollRecord one;
    private final String key;
    private final PutContent content;
    private Bucket.Once result;
    private ObjectRefusal refusal;

    ObjectPut(PollRecord one, String key, PutContent content) {
        this.one = one;
        this.key = key;
        this.content = content;
    }

    PollRecord one() {
        return one;
    }

    String key() {
        return key;
    }

    /** Empty where it was not put, or S3 does not take it. */
    Optional<Bucket.Once> result() {
        return Optional.ofNullable(result);
    }

    /** Empty where S3 has said nothing against it. */
    Optional<ObjectRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** @throws S3Exception where it does not speak of the object */
    void run(Bucket bucket, PutMode mode, String contentType) {
        try {
            if (mode == PutMode.ONCE) {
                result = content.putOnce(bucket, key, contentType);
            } else {
                content.replace(bucket, key, contentType);
                result = Bucket.Once.STORED;
            }
        } catch (S3Exception e) {
            refusal = ObjectRefusal.of(e).orElseThrow(() -> e);
        }
    }
}
