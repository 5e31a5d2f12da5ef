package dev.wadi.blocks.s3;

import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.ContentLimits;
import dev.wadi.edge.s3.StoredObject;
import dev.wadi.edge.s3.UnreadableObjectException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The object of one record: what it holds, or why it cannot be read. Read by one thread, and looked at by another when all are read. */
final class ObjectRead {
    private final PollRecord one;
    private final String key;
    private Object content;
    private RefusedException refusal;
    private StoredObject open;

    ObjectRead(PollRecord one, String key) {
        this.one = one;
        this.key = key;
    }

    PollRecord one() {
        return one;
    }

    String key() {
        return key;
    }

    /** Bytes, or a stream; null where it is refused, or was not read. */
    Object content() {
        return content;
    }

    /** Null where it was read. */
    RefusedException refusal() {
        return refusal;
    }

    /** @param stream whether it stays open */
    void run(Bucket bucket, ContentLimits limits, boolean stream) {
        try {
            open = bucket.open(key).orElse(null);
            if (open == null) {
                refusal = ObjectReason.not_found.because("the bucket has no object with the key " + key);
                return;
            }
            InputStream decompressed = open.content(limits);
            content = stream ? decompressed : decompressed.readAllBytes();
        } catch (UnreadableObjectException e) {
            refusal = ObjectReason.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException("What is read of S3 fails otherwise", e);
        } finally {
            if (!stream || content == null) {
                close();
            }
        }
    }

    void close() {
        if (open != null) {
            open.close();
        }
    }
}
