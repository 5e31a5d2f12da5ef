package dev.wadi.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.HoldException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Puts a list of {@link OutgoingRecord} with as few calls as the service's limits allow, and only the failed entries again. What still fails
 * after {@value #ATTEMPTS} calls holds the source.
 */
class KinesisStreamProducer extends DefaultProducer {
    static final int ATTEMPTS = 8;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(2));
    /** Limits of PutRecords. */
    private static final int MAX_ENTRIES = 500;

    private static final int MAX_BYTES = 5 * 1024 * 1024;

    private final KinesisStreamEndpoint streamEndpoint;

    KinesisStreamProducer(KinesisStreamEndpoint endpoint) {
        super(endpoint);
        streamEndpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        String stream = streamEndpoint.getStreams().get(0);
        List<PutRecordsRequestEntry> page = new ArrayList<>();
        int bytes = 0;
        for (Object each : exchange.getMessage().getBody(Iterable.class)) {
            OutgoingRecord one = (OutgoingRecord) each;
            int size = one.data().length + one.partitionKey().getBytes(UTF_8).length;
            if (page.size() == MAX_ENTRIES || bytes + size > MAX_BYTES) {
                put(stream, page);
                page = new ArrayList<>();
                bytes = 0;
            }
            page.add(PutRecordsRequestEntry.builder()
                    .partitionKey(one.partitionKey())
                    .data(SdkBytes.fromByteArrayUnsafe(one.data()))
                    .build());
            bytes += size;
        }
        put(stream, page);
    }

    private void put(String stream, List<PutRecordsRequestEntry> entries) throws InterruptedException {
        List<PutRecordsRequestEntry> open = entries;
        PutRecordsResultEntry last = null;
        for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
            if (attempt > 0) {
                Thread.sleep(BACKOFF.pause(attempt).toMillis());
            }
            List<PutRecordsRequestEntry> page = open;
            PutRecordsResponse answer = streamEndpoint
                    .getComponent()
                    .getAmazonKinesisClient()
                    .putRecords(request -> request.streamName(stream).records(page));
            open = new ArrayList<>();
            for (int i = 0; i < page.size(); i++) {
                PutRecordsResultEntry result = answer.records().get(i);
                if (result.errorCode() != null) {
                    open.add(page.get(i));
                    last = result;
                }
            }
        }
        if (!open.isEmpty()) {
            throw new HoldException(open.size() + " records were not taken by stream " + stream + ": "
                    + last.errorCode() + " " + last.errorMessage());
        }
    }
}
