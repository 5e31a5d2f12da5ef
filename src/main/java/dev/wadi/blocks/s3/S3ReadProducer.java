package dev.wadi.blocks.s3;

import dev.wadi.blocks.WorkersProducer;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.ContentLimits;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Reads an object for each record of a poll, several at a time. */
final class S3ReadProducer extends WorkersProducer {
    /** They stay open until the exchange ends, and all steps share the connections of one client. */
    private static final int MOST_STREAMS = 50;

    private final S3ReadEndpoint endpoint;
    private final ObjectStep step;
    private final KeyOption key;
    private final ContentLimits limits;
    private Bucket bucket;

    S3ReadProducer(S3ReadEndpoint endpoint, ObjectStep step, KeyOption key, ContentLimits limits) {
        super(endpoint, "s3-reader");
        this.endpoint = endpoint;
        this.step = step;
        this.key = key;
        this.limits = limits;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        bucket = step.open();
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        List<ObjectRead> reads = new ArrayList<>();
        for (PollRecord one : records.open()) {
            try {
                reads.add(new ObjectRead(one, key.of(one)));
            } catch (RefusedException e) {
                records.refuse(one, step.reasonOf(e), e.getMessage());
            }
        }
        if (endpoint.isStream()) {
            requireFew(reads.size());
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    reads.forEach(ObjectRead::close);
                }
            });
        }
        // each by itself: two records may name one object, and both read it
        work(endpoint.getReaders(), reads, read -> read, read -> read.run(bucket, limits, endpoint.isStream()));
        for (ObjectRead read : reads) {
            if (read.refusal() != null) {
                records.refuse(
                        read.one(),
                        step.reasonOf(read.refusal()),
                        read.refusal().getMessage());
            } else {
                read.one().message().setBody(read.content());
            }
        }
        records.finish();
    }

    private static void requireFew(int streams) {
        if (streams > MOST_STREAMS) {
            throw new HoldException("s3-read with stream keeps the objects of " + streams + " records open, more than "
                    + MOST_STREAMS + ". Put the step into a split, so that one is open at a time");
        }
    }
}
