package dev.wadi.blocks.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.blocks.WorkersProducer;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.s3.Bucket;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** Puts an object for each record of a poll, several at a time. */
final class S3PutProducer extends WorkersProducer {
    private final S3PutEndpoint endpoint;
    private final ObjectStep step;
    private final KeyOption key;
    private final FieldExpression body;
    private final PutMode mode;
    private Bucket bucket;

    S3PutProducer(S3PutEndpoint endpoint, ObjectStep step, KeyOption key, FieldExpression body, PutMode mode) {
        super(endpoint, "s3-writer");
        this.endpoint = endpoint;
        this.step = step;
        this.key = key;
        this.body = body;
        this.mode = mode;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        bucket = step.open();
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        List<ObjectPut> puts = new ArrayList<>();
        for (PollRecord one : records.open()) {
            try {
                puts.add(new ObjectPut(one, key.of(one), content(one)));
            } catch (RefusedException e) {
                records.refuse(one, step.reasonOf(e), e.getMessage());
            }
        }
        try {
            work(endpoint.getWriters(), puts, ObjectPut::key, put -> put.run(bucket, mode, endpoint.getContentType()));
        } finally {
            // also of those that were put before one failed
            puts.forEach(put -> put.tell(put.one(), records, step));
        }
        records.finish();
    }

    private PutContent content(PollRecord one) throws RefusedException {
        Object value = body.evaluate(one);
        if (value instanceof File file) {
            return new PutContent.File(file.toPath());
        }
        return new PutContent.Bytes(bytes(one, value));
    }

    private byte[] bytes(PollRecord one, Object value) throws RefusedException {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof SourceRecord record) {
            return record.payload();
        }
        String text = body.text(one);
        if (text == null) {
            throw new HoldException("The body is a " + value.getClass().getName() + ", which is no text and no bytes."
                    + " Write body, or look for a step that has replaced the body.");
        }
        return text.getBytes(UTF_8);
    }
}
