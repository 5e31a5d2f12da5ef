package dev.wadi.delivery.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.PlainContext;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.MaximumMessageSize;
import dev.wadi.testing.TextRecord;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A dead-letter queue, and the route that writes to it. */
final class DeadLetterFixture implements AutoCloseable {
    static final int KIB = 1024;
    static final int MIB = KIB * KIB;

    final MaximumMessageSize limit = new MaximumMessageSize(MIB);
    final DeadLetterCalls calls = new DeadLetterCalls();
    private final S3Client s3;
    private final SqsClient sqs;
    private final DefaultCamelContext context = new PlainContext();
    private String queue = "letters-" + UUID.randomUUID();

    DeadLetterFixture(RunningCloud cloud) {
        this(cloud, null);
    }

    /** @param s3 what the route puts large letters with; null for none */
    DeadLetterFixture(RunningCloud cloud, S3Client s3) {
        this.s3 = s3;
        sqs = cloud.clients().client(Part.SQS, SqsClient.builder(), calls, limit);
    }

    void startFifo() throws Exception {
        queue += ".fifo";
        start();
    }

    void start() throws Exception {
        start(Map.of());
    }

    void start(Map<String, String> more) throws Exception {
        sqs.createQueue(request -> request.queueName(queue)
                .attributes(queue.endsWith(".fifo") ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of()));
        Properties settings = new Properties();
        settings.setProperty("turbine-status.dead-letter-queue", queue);
        settings.putAll(more);
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("sqs", SqsClient.class, sqs);
        if (s3 != null) {
            context.getRegistry().bind("s3", S3Client.class, s3);
        }
        context.addRoutes(new DeadLetterRoute());
        context.disableJMX();
        context.start();
    }

    RouteBatchHandler<TextRecord> target() throws Exception {
        Consumer consumer = context.getEndpoint("direct:in").createConsumer(exchange -> {});
        return new RouteBatchHandler<>(consumer, Map.of(), context.createProducerTemplate(), "turbine-status");
    }

    List<JsonNode> take() {
        return new DeadLetters(
                        sqs,
                        sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl())
                .take();
    }

    static byte[] payload(JsonNode letter) {
        String text = letter.get("payload").textValue();
        return letter.get("payload_encoding").textValue().equals("base64")
                ? Base64.getDecoder().decode(text)
                : text.getBytes(UTF_8);
    }

    static List<String> ids(List<JsonNode> letters) {
        return letters.stream()
                .map(letter -> letter.get("source_id").textValue())
                .toList();
    }

    static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "shard:" + i).toList();
    }

    static List<RefusedRecordException> rejected(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RefusedRecordException(new TextRecord("shard:" + i, "{}"), "missing_field", "value"))
                .toList();
    }

    static RefusedRecordException big(byte[] data) {
        return new RefusedRecordException(new BytesRecord(data, "s:1", "k"), "malformed_json", "x");
    }

    static byte[] random(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    @Override
    public void close() {
        context.stop();
        sqs.close();
    }
}
