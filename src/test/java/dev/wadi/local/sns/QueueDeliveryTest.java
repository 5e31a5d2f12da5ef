package dev.wadi.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What queues get of a topic. Deliveries keep the order of publication, so a last message tells that all are there. */
class QueueDeliveryTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SNS, Part.SQS));

    private static final Map<String, String> RAW = Map.of("RawMessageDelivery", "true");
    private static final String LAST = "the last one";

    private final Clients clients = CLOUD.clients();
    private final SnsClient sns = clients.client(Part.SNS, SnsClient.builder());
    private final SqsClient sqs = clients.client(Part.SQS, SqsClient.builder());

    @AfterEach
    void letTheClockGo() {
        CLOUD.clock().reset();
    }

    @Test
    void aQueueGetsTheMessageWrappedInANotification() throws Exception {
        String topic = topic("t", Map.of());
        String queue = queue("", Map.of());
        String subscription = subscribe(topic, queue, Map.of());
        String id = sns.publish(request -> request.topicArn(topic)
                        .message("{\"text\":\"ü & <b>\"}")
                        .subject("news")
                        .messageAttributes(Map.of(
                                "announcement_id",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("run-1")
                                        .build())))
                .messageId();
        JsonNode notification =
                new ObjectMapper().readTree(receive(queue, 1).get(0).body());
        assertThat(notification.get("Type").textValue()).isEqualTo("Notification");
        assertThat(notification.get("MessageId").textValue()).isEqualTo(id);
        assertThat(notification.get("TopicArn").textValue()).isEqualTo(topic);
        assertThat(notification.get("Subject").textValue()).isEqualTo("news");
        assertThat(notification.get("Message").textValue()).isEqualTo("{\"text\":\"ü & <b>\"}");
        assertThat(Instant.parse(notification.get("Timestamp").textValue()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(notification.get("UnsubscribeURL").textValue()).endsWith(subscription);
        assertThat(notification.get("MessageAttributes").toString())
                .isEqualTo("{\"announcement_id\":{\"Type\":\"String\",\"Value\":\"run-1\"}}");
        assertThat(notification.has("SequenceNumber")).isFalse();
    }

    @Test
    void aRawQueueGetsTheMessageAndItsAttributes() {
        String topic = topic("t", Map.of());
        String queue = queue("", Map.of());
        subscribe(topic, queue, RAW);
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 7});
        sns.publish(request -> request.topicArn(topic)
                .message("plain")
                .messageAttributes(Map.of(
                        "n",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("7")
                                        .build(),
                        "b",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(bytes)
                                        .build())));
        Message message = receive(queue, 1).get(0);
        assertThat(message.body()).isEqualTo("plain");
        assertThat(message.messageAttributes().get("n").stringValue()).isEqualTo("7");
        assertThat(message.messageAttributes().get("b").binaryValue()).isEqualTo(bytes);
    }

    @Test
    void allSubscribedQueuesGetItAndOthersDoNot() {
        String topic = topic("t", Map.of());
        String first = queue("", Map.of());
        String second = queue("", Map.of());
        String left = queue("", Map.of());
        subscribe(topic, first, RAW);
        subscribe(topic, second, RAW);
        String ended = subscribe(topic, left, RAW);
        sns.unsubscribe(request -> request.subscriptionArn(ended));
        List<PublishBatchRequestEntry> entries = List.of(entry("a", "1"), entry("b", "2"));
        sns.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(entries));
        assertThat(receive(first, 2)).extracting(Message::body).containsExactlyInAnyOrder("1", "2");
        assertThat(receive(second, 2)).extracting(Message::body).containsExactlyInAnyOrder("1", "2");
        assertThat(poll(left, Duration.ZERO)).isEmpty();
    }

    @Test
    void aQueueThatIsGoneDoesNotHoldUpTheOthers() {
        String topic = topic("t", Map.of());
        subscribeArn(topic, "arn:aws:sqs:us-east-1:000000000000:none", RAW);
        String queue = queue("", Map.of());
        subscribe(topic, queue, RAW);
        sns.publish(request -> request.topicArn(topic).message("m"));
        assertThat(receive(queue, 1)).extracting(Message::body).containsExactly("m");
    }

    @Test
    void theBodyForQueuesIsTakenFromAMessageForEachProtocol() {
        String topic = topic("t", Map.of());
        String queue = queue("", Map.of());
        subscribe(topic, queue, RAW);
        sns.publish(request ->
                request.topicArn(topic).messageStructure("json").message("{\"default\":\"d\",\"sqs\":\"for queues\"}"));
        assertThat(receive(queue, 1)).extracting(Message::body).containsExactly("for queues");
    }

    @Test
    void aFifoTopicDeliversInOrderWithGroupAndDeduplicationId() {
        String topic = topic("t.fifo", Map.of("FifoTopic", "true"));
        String queue = queue(".fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        subscribe(topic, queue, RAW);
        IntStream.range(0, 10).forEach(i -> publish(topic, "m" + i, "d" + i));
        List<Message> messages = receive(queue, 10);
        assertThat(messages)
                .extracting(Message::body)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
        assertThat(messages.get(3).attributesAsStrings())
                .containsEntry("MessageGroupId", "g")
                .containsEntry("MessageDeduplicationId", "d3");
    }

    @Test
    void aFifoTopicDeliversARepeatedMessageOnceWithinFiveMinutes() {
        String topic = topic("t.fifo", Map.of("FifoTopic", "true"));
        String queue = queue("", Map.of());
        subscribe(topic, queue, RAW);
        Instant start = Instant.now();
        CLOUD.clock().set(start);
        PublishResponse first = publish(topic, "first", "d");
        CLOUD.clock().set(start.plus(Duration.ofMinutes(5)).minusMillis(1));
        PublishResponse repeated = publish(topic, "repeated", "d");
        assertThat(repeated.messageId()).isEqualTo(first.messageId());
        assertThat(repeated.sequenceNumber()).isEqualTo(first.sequenceNumber());
        CLOUD.clock().set(start.plus(Duration.ofMinutes(5)));
        publish(topic, "later", "d");
        publish(topic, LAST, "last");
        assertThat(receive(queue, 3)).extracting(Message::body).containsExactlyInAnyOrder("first", "later", LAST);
    }

    @Test
    void contentAndScopeDecideWhatIsARepetition() {
        String topic = topic(
                "t.fifo",
                Map.of(
                        "FifoTopic", "true",
                        "ContentBasedDeduplication", "true",
                        "FifoThroughputScope", "MessageGroup"));
        String queue = queue("", Map.of());
        subscribe(topic, queue, RAW);
        for (String group : List.of("one", "one", "two")) {
            sns.publish(request -> request.topicArn(topic).message("same").messageGroupId(group));
        }
        sns.publish(request -> request.topicArn(topic).message(LAST).messageGroupId("one"));
        assertThat(receive(queue, 3)).extracting(Message::body).containsExactlyInAnyOrder("same", "same", LAST);
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    private String topic(String name, Map<String, String> attributes) {
        return sns.createTopic(request -> request.name(name).attributes(attributes))
                .topicArn();
    }

    private String queue(String suffix, Map<QueueAttributeName, String> attributes) {
        String name = UUID.randomUUID() + suffix;
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private String subscribe(String topic, String queueUrl, Map<String, String> attributes) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return subscribeArn(topic, arn, attributes);
    }

    private String subscribeArn(String topic, String queueArn, Map<String, String> attributes) {
        return sns.subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(attributes))
                .subscriptionArn();
    }

    private PublishResponse publish(String topic, String message, String deduplicationId) {
        return sns.publish(request ->
                request.topicArn(topic).message(message).messageGroupId("g").messageDeduplicationId(deduplicationId));
    }

    /** That many messages, and after a short while no more. */
    private List<Message> receive(String queue, int count) {
        List<Message> messages = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (messages.size() < count && System.nanoTime() < end) {
            messages.addAll(poll(queue, Duration.ofSeconds(5)));
        }
        messages.addAll(poll(queue, Duration.ZERO));
        assertThat(messages).hasSize(count);
        return messages;
    }

    private List<Message> poll(String queue, Duration longest) {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds((int) longest.toSeconds())
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        for (Message message : messages) {
            sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
        return messages;
    }
}
