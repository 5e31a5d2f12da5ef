package dev.wadi.blocks.send;

import static org.awaitility.Awaitility.await;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.TextRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Queues, topics and streams, and an application without any pipeline, to which a test adds the route {@value #ROUTE}. */
final class SendWorld implements AutoCloseable {
    static final String ROUTE = "orders";

    private final LocalCloud cloud = LocalCloud.start(
            LocalCloudOptions.only(Part.SQS, Part.SNS, Part.KINESIS).withoutLimits());
    private final SqsClient sqs;
    private final SnsClient sns;
    private final KinesisClient kinesis;
    final String deadLetters;

    SendWorld() {
        AwsEnvironment.apply(cloud.environment());
        sqs = SqsClient.builder().endpointOverride(endpoint("SQS")).build();
        sns = SnsClient.builder().endpointOverride(endpoint("SNS")).build();
        kinesis = KinesisClient.builder().endpointOverride(endpoint("KINESIS")).build();
        deadLetters = queue("dead-letters");
    }

    private URI endpoint(String service) {
        return URI.create(cloud.environment().get("AWS_ENDPOINT_URL_" + service));
    }

    ApplicationPlan plan() {
        return ApplicationPlan.of(new Installation(Path.of("").toAbsolutePath()), List.of())
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(Map.of(
                        "camel.main.jmxEnabled",
                        "false",
                        "camel.management.enabled",
                        "false",
                        "LOG_LEVEL",
                        "ERROR",
                        ROUTE + ".dead-letter-queue",
                        deadLetters));
    }

    /** Puts the route between a source and nothing. */
    static void route(WadiApplication application, Consumer<RouteDefinition> steps) throws Exception {
        RouteBuilder.addRoutes(
                application.context(),
                builder -> steps.accept(builder.from("direct:" + ROUTE).routeId(ROUTE)));
    }

    /** {@code record-1} and so on, with the texts {@code text-1} and so on. */
    static List<TextRecord> records(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new TextRecord("record-" + i, "text-" + i))
                .toList();
    }

    String queue() {
        return queue("q-" + UUID.randomUUID());
    }

    String fifoQueue() {
        return queue("q-" + UUID.randomUUID() + ".fifo");
    }

    private String queue(String name) {
        Map<String, String> attributes = name.endsWith(".fifo") ? Map.of("FifoQueue", "true") : Map.of();
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    /** ARN of a topic that the queue hears. */
    String topicTo(String queueUrl) {
        String name = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
        Map<String, String> attributes = name.endsWith(".fifo") ? Map.of("FifoTopic", "true") : Map.of();
        String topic = sns.createTopic(request -> request.name(name).attributes(attributes))
                .topicArn();
        sns.subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:" + name)
                .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
    }

    String stream() {
        String name = "s-" + UUID.randomUUID();
        kinesis.createStream(request -> request.streamName(name).shardCount(1));
        await().until(() -> kinesis.describeStreamSummary(request -> request.streamName(name))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE);
        return name;
    }

    /** Keys and data, each once: a call whose answer takes long is made again, and puts its records again. */
    List<String> stored(String stream) {
        String shard = kinesis.listShards(request -> request.streamName(stream))
                .shards()
                .get(0)
                .shardId();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records().stream()
                .map(one -> one.partitionKey() + " " + one.data().asUtf8String())
                .distinct()
                .toList();
    }

    List<Message> take(String queueUrl) {
        List<Message> all = new ArrayList<>();
        List<Message> page;
        do {
            page = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(10)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
            for (Message message : page) {
                all.add(message);
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        } while (!page.isEmpty());
        return all;
    }

    List<String> bodies(String queueUrl) {
        return take(queueUrl).stream().map(Message::body).toList();
    }

    static String id(Message message) {
        return message.messageAttributes().get("id").stringValue();
    }

    @Override
    public void close() {
        sqs.close();
        sns.close();
        kinesis.close();
        cloud.close();
    }
}
