package dev.wadi.demo.world;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Puts inputs where a pipeline reads them, as many in a call as the service takes. */
public final class SourceFeed {
    private static final int RECORDS = 500;
    private static final int MESSAGES = 10;

    private SourceFeed() {}

    /**
     * Each under a partition key of its own. Returns the last sequence number of each shard that got some.
     *
     * @throws IllegalStateException if not all are taken
     */
    public static Map<String, BigInteger> put(KinesisClient kinesis, String stream, List<byte[]> inputs) {
        Map<String, BigInteger> last = new TreeMap<>();
        for (int from = 0; from < inputs.size(); from += RECORDS) {
            List<PutRecordsRequestEntry> page = IntStream.range(from, Math.min(from + RECORDS, inputs.size()))
                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                            .partitionKey("key-" + i)
                            .data(SdkBytes.fromByteArrayUnsafe(inputs.get(i)))
                            .build())
                    .toList();
            PutRecordsResponse put =
                    kinesis.putRecords(request -> request.streamName(stream).records(page));
            requireNone(put.failedRecordCount(), "records", stream);
            put.records()
                    .forEach(taken ->
                            last.merge(taken.shardId(), new BigInteger(taken.sequenceNumber()), BigInteger::max));
        }
        return last;
    }

    /** @throws IllegalStateException if not all are taken */
    public static void send(SqsClient sqs, String queueUrl, List<String> inputs) {
        for (int from = 0; from < inputs.size(); from += MESSAGES) {
            List<SendMessageBatchRequestEntry> page = IntStream.range(from, Math.min(from + MESSAGES, inputs.size()))
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id("m" + i)
                            .messageBody(inputs.get(i))
                            .build())
                    .toList();
            SendMessageBatchResponse sent =
                    sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(page));
            requireNone(sent.failed().size(), "messages", queueUrl);
        }
    }

    private static void requireNone(int failed, String inputs, String source) {
        if (failed > 0) {
            throw new IllegalStateException(failed + " " + inputs + " could not be put on " + source);
        }
    }
}
