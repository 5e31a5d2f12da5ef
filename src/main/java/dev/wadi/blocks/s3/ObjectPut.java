package dev.wadi.blocks.s3;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
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

    /** What S3 has answered is the answer to this record. */
    void tell(PollRecord record, PollRecords records, ObjectStep step) {
        refusal()
                .ifPresent(why -> records.refusedByService(
                        record, step.reasonOf(ObjectReason.refused_by_bucket.because("")), why.code()));
        result().ifPresent(answer -> {
            switch (answer) {
                case STORED -> records.called(record, Answer.STORED);
                case SAME -> records.called(record, Answer.UNCHANGED);
                case OTHER ->
                    records.refuse(
                            record,
                            step.reasonOf(ObjectReason.other_content.because("")),
                            "another object stands under the key " + key + ", and stays");
            }
        });
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
