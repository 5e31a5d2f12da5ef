package dev.wadi.source.kinesis;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Puts a list of {@link OutgoingRecord} with as few calls as limits and order allow, and only the failed entries again. What still fails
 * after {@value #ATTEMPTS} calls that brought nothing further holds the source.
 */
class KinesisStreamProducer extends DefaultProducer {
    static final int ATTEMPTS = 8;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final KinesisStreamEndpoint streamEndpoint;
    private final int maxRecordSize;

    KinesisStreamProducer(KinesisStreamEndpoint endpoint) {
        super(endpoint);
        streamEndpoint = endpoint;
        maxRecordSize = endpoint.getConfiguration().maxRecordSize(endpoint.getCamelContext());
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        String stream = streamEndpoint.getStreams().get(0);
        List<OutgoingRecord> records = records(exchange.getMessage());
        UnsentRecords open =
                new UnsentRecords(records, streamEndpoint.getConfiguration().isOrdered(), maxRecordSize);
        int fruitless = 0;
        while (!open.isEmpty()) {
            List<PutRecordsRequestEntry> page = open.page();
            PutRecordsResponse answer = streamEndpoint
                    .getComponent()
                    .getAmazonKinesisClient()
                    .putRecords(request -> request.streamName(stream).records(page));
            Set<PutRecordsRequestEntry> taken = Collections.newSetFromMap(new IdentityHashMap<>());
            PutRecordsResultEntry refused = null;
            for (int i = 0; i < page.size(); i++) {
                PutRecordsResultEntry result = answer.records().get(i);
                if (result.errorCode() == null) {
                    taken.add(page.get(i));
                } else {
                    refused = result;
                }
            }
            open.taken(taken);
            fruitless = taken.isEmpty() ? fruitless + 1 : 0;
            if (fruitless == ATTEMPTS) {
                throw new HoldException(open.size() + " records were not taken by stream " + stream + ": "
                        + refused.errorCode() + " " + refused.errorMessage());
            }
            if (refused != null) {
                Thread.sleep(BACKOFF.pause(fruitless + 1).toMillis());
            }
        }
        BatchAccount.find(exchange).ifPresent(account -> confirm(records, account));
    }

    private static void confirm(List<OutgoingRecord> records, BatchAccount account) {
        for (OutgoingRecord one : records) {
            if (one.origin() != null) {
                account.confirm(one.origin());
            }
        }
    }

    private static List<OutgoingRecord> records(Message message) {
        if (!(message.getBody() instanceof Iterable<?> body)) {
            throw new IllegalArgumentException(
                    "The body must be a list of OutgoingRecord, not " + kind(message.getBody()));
        }
        List<OutgoingRecord> records = new ArrayList<>();
        for (Object each : body) {
            if (!(each instanceof OutgoingRecord one)) {
                throw new IllegalArgumentException(
                        "Record " + records.size() + " of the body must be an OutgoingRecord, not " + kind(each));
            }
            records.add(one);
        }
        return records;
    }

    private static String kind(Object value) {
        return value == null ? "null" : "a " + value.getClass().getName();
    }
}
