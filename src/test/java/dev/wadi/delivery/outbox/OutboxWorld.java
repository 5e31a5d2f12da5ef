package dev.wadi.delivery.outbox;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.aws.Transaction;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A table and queues, and an application without any pipeline that has an outbox. */
final class OutboxWorld implements AutoCloseable {
    static final String TABLE = "bookkeeping";
    /** The channel of most messages; {@link #lead} says where it leads. */
    static final String MAIN = "main";
    /** Another channel that any sender may have. */
    static final String TOPIC = "topic";

    private static final Destination ELSEWHERE =
            Destination.queue("https://sqs.eu-west-1.amazonaws.com/123456789012/elsewhere");

    private final LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.DYNAMODB, Part.SQS, Part.SNS));
    final DynamoDbClient dynamoDb;
    final SqsClient sqs;
    private final SnsClient sns;

    OutboxWorld() {
        AwsEnvironment.apply(cloud.environment());
        dynamoDb =
                DynamoDbClient.builder().endpointOverride(endpoint("DYNAMODB")).build();
        sqs = SqsClient.builder().endpointOverride(endpoint("SQS")).build();
        sns = SnsClient.builder().endpointOverride(endpoint("SNS")).build();
        table(TABLE);
    }

    void table(String name) {
        dynamoDb.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("Id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("Id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    URI endpoint(String service) {
        return URI.create(cloud.environment().get("AWS_ENDPOINT_URL_" + service));
    }

    static Outbox outbox() {
        Outbox outbox = new Outbox();
        outbox.setTable(TABLE);
        outbox.setClaimTime("60s");
        return outbox;
    }

    /** The timer does not run: {@link #resend} is its tick. */
    static ApplicationPlan plan(Outbox outbox) {
        return plan().withBean("outbox", outbox);
    }

    /** The same without an outbox. */
    static ApplicationPlan plan() {
        return ApplicationPlan.of(new Installation(Path.of("").toAbsolutePath()), List.of())
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(Map.of(
                        "camel.main.jmxEnabled", "false", "camel.management.enabled", "false", "LOG_LEVEL", "ERROR"));
    }

    static void resend(WadiApplication application) {
        application.context().createProducerTemplate().sendBody("direct:injected-outbox-resend", "");
    }

    /** Starts a route with a step that has the channel; in place of the one before, as an edit does. */
    static void lead(WadiApplication application, String channel, String address) throws Exception {
        lead(application, TABLE, channel, address);
    }

    static void lead(WadiApplication application, String table, String channel, String address) throws Exception {
        RouteBuilder.addRoutes(application.context(), builder -> builder.from("direct:" + table + "-" + channel)
                .routeId(table + "-" + channel)
                .errorHandler(builder.noErrorHandler())
                .to(step(table, channel, address))
                .id("announce-" + table + "-" + channel));
    }

    /** The address of a step that leads a channel of {@value #TABLE}. */
    static String step(String channel, String address) {
        return step(TABLE, channel, address);
    }

    private static String step(String table, String channel, String address) {
        return "outbox:" + channel + "?table=" + table + (address.startsWith("arn:") ? "&topic=" : "&queue=") + address;
    }

    /** Removes the route that {@link #lead} has started. */
    static void leadNowhere(WadiApplication application, String channel) throws Exception {
        String route = TABLE + "-" + channel;
        application.context().getRouteController().stopRoute(route);
        application.context().removeRoute(route);
    }

    /** What a step and the route behind it do, which has the channel {@value #MAIN}; throws what sending ends with. */
    static void send(WadiApplication application, Outbox outbox, String... ids) throws Exception {
        Exchange exchange = new DefaultExchange(application.context());
        exchange.getMessage().setBody("body");
        outbox.due(exchange, MAIN, List.of(ids));
        Exchange after = application.context().createProducerTemplate().send("direct:" + TABLE + "-" + MAIN, exchange);
        if (after.getException() != null) {
            throw after.getException();
        }
        if (!"body".equals(after.getMessage().getBody())) {
            throw new AssertionError("The route's own body is gone");
        }
    }

    void put(Outbox outbox, OutgoingMessage message) {
        new Transaction().addAll(outbox.put(message)).write(dynamoDb);
    }

    /** What another sender has, whose channels {@value #MAIN} and {@value #TOPIC} lead elsewhere. */
    OutboxTable pending(Clock clock) {
        return pending(dynamoDb, clock);
    }

    OutboxTable pending(DynamoDbClient client, Clock clock) {
        return new OutboxTable(client, TABLE, clock, Duration.ofSeconds(60), Map.of(MAIN, ELSEWHERE, TOPIC, ELSEWHERE));
    }

    String queue(String name) {
        Map<String, String> attributes = name.endsWith(".fifo") ? Map.of("FifoQueue", "true") : Map.of();
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    /** ARN of a topic that nobody hears. */
    String topic(String name) {
        return sns.createTopic(request -> request.name(name)).topicArn();
    }

    /** ARN of a FIFO topic that the FIFO queue hears, message by message as they were published. */
    String fifoTopic(String name, String queue) {
        String topic = sns.createTopic(request -> request.name(name).attributes(Map.of("FifoTopic", "true")))
                .topicArn();
        sns.subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:" + queue)
                .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
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

    /** All rows but the index. */
    List<Map<String, AttributeValue>> rows() {
        return all().filter(row -> !row.get("Id").s().startsWith("outbox-index"))
                .toList();
    }

    /** With the index. */
    void removeRows() {
        all().toList()
                .forEach(row ->
                        dynamoDb.deleteItem(delete -> delete.tableName(TABLE).key(Map.of("Id", row.get("Id")))));
    }

    private Stream<Map<String, AttributeValue>> all() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true)).items().stream();
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        sns.close();
        cloud.close();
    }
}
