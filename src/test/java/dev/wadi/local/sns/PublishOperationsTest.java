package dev.wadi.local.sns;

import static dev.wadi.local.Refusals.assertNotFound;
import static dev.wadi.local.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** What SNS takes, refuses and answers. What comes of it is {@link QueueDeliveryTest}'s matter. */
class PublishOperationsTest {

    private static final int LARGEST = 262_144;

    private static final Faults ENTRY_BAD_FAILS = new Faults() {
        @Override
        public Optional<AwsException> onRecord(Account account, String target, String key) {
            return key.equals("bad") ? Optional.of(AwsException.failed("on purpose")) : Optional.empty();
        }
    };

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.SNS).withFaults(ENTRY_BAD_FAILS));

    private SnsClient client;
    private String topic;
    private String fifo;

    @BeforeEach
    void topics() {
        client = CLOUD.clients().client(Part.SNS, SnsClient.builder());
        topic = client.createTopic(request -> request.name("t")).topicArn();
        fifo = client.createTopic(request -> request.name("t.fifo").attributes(Map.of("FifoTopic", "true")))
                .topicArn();
    }

    @Test
    void eachMessageOfAStandardTopicHasAnIdOfItsOwn() {
        PublishResponse first = publish(request -> request.message("m"));
        PublishResponse second =
                client.publish(request -> request.targetArn(topic).message("m"));
        assertThat(first.messageId()).matches("[0-9a-f-]{36}").isNotEqualTo(second.messageId());
        assertThat(first.sequenceNumber()).isNull();
    }

    @Test
    void aTopicMustBeThere() {
        assertNotFound(
                "Topic does not exist",
                () -> client.publish(request -> request.topicArn(topic + "x").message("m")));
        assertInvalid("TopicArn or TargetArn Reason: no value", () -> client.publish(request -> request.message("m")));
        assertInvalid(
                "PhoneNumber Reason",
                () -> client.publish(request -> request.phoneNumber("+491").message("m")));
    }

    @Test
    void aMessageIsNeitherEmptyNorTooLong() {
        assertInvalid("Empty message", () -> publish(request -> request.message("")));
        assertInvalid("Empty message", () -> publish(request -> request.subject("s")));
        publish(request -> request.message("x".repeat(LARGEST)));
        assertInvalid("Message too long", () -> publish(request -> request.message("x".repeat(LARGEST + 1))));
        assertInvalid("Message too long", () -> publish(request -> request.message("ü".repeat(LARGEST / 2 + 1))));
        assertInvalid(
                "Message too long",
                () -> publish(request ->
                        request.message("x".repeat(LARGEST - 5)).messageAttributes(Map.of("a", text("String", "v")))));
    }

    @Test
    void aSubjectIsOneLineOf100Characters() {
        publish(request -> request.message("m").subject("s".repeat(100)));
        assertInvalid("Subject", () -> publish(request -> request.message("m").subject("s".repeat(101))));
        assertInvalid("Subject", () -> publish(request -> request.message("m").subject("two\nlines")));
    }

    @Test
    void aMessageForEachProtocolHasADefault() {
        publish(request -> request.messageStructure("json").message("{\"default\":\"d\",\"sqs\":\"q\"}"));
        assertInvalid(
                "Message Structure - No default entry in JSON message body",
                () -> publish(request -> request.messageStructure("json").message("{\"sqs\":\"q\"}")));
        assertInvalid(
                "Message Structure - JSON message body failed to parse",
                () -> publish(request -> request.messageStructure("json").message("{")));
        assertInvalid(
                "MessageStructure",
                () -> publish(request -> request.messageStructure("xml").message("m")));
    }

    @ParameterizedTest
    @CsvSource({
        "with blank, '#x20'",
        "ümlaut, '#xFC'",
        ".dot, starting with character '.'",
        "dot., ending with character '.'",
        "do..ts, successive '.'",
        "AWS.mine, beginning with 'AWS.' or 'Amazon.'",
        "Amazon.mine, beginning with 'AWS.' or 'Amazon.'"
    })
    void aWrongAttributeNameIsRefused(String name, String message) {
        assertBadAttribute(name, text("String", "v"), message);
    }

    @Test
    void anAttributeNameHasAtMost256Characters() {
        publish(request -> request.message("m").messageAttributes(Map.of("n".repeat(256), text("String", "v"))));
        assertBadAttribute("n".repeat(257), text("String", "v"), "Length of message attribute name");
    }

    @Test
    void anAttributeHasAKnownTypeAndAValueOfIt() {
        publish(request -> request.message("m")
                .messageAttributes(Map.of(
                        "s", text("String", "v"),
                        "a", text("String.Array", "[1]"),
                        "n", text("Number", "-1.5e3"),
                        "b", binary("Binary"))));
        assertBadAttribute("a", text("Text", "v"), "has an invalid message attribute type");
        assertBadAttribute("a", text("Number", "seven"), "Could not cast message attribute 'a' value to number.");
        assertBadAttribute("a", text("Binary", "v"), "'a' with type 'Binary' must use field 'Binary'.");
        assertBadAttribute("a", binary("String"), "'a' with type 'String' must use field 'String'.");
        assertBadAttribute("a", text("String", ""), "must contain non-empty message attribute value");
    }

    @Test
    void aFifoTopicAsksForGroupAndDeduplication() {
        assertInvalid(
                "The MessageGroupId parameter is required for FIFO topics",
                () -> client.publish(
                        request -> request.topicArn(fifo).message("m").messageDeduplicationId("d")));
        assertInvalid(
                "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided",
                () -> client.publish(
                        request -> request.topicArn(fifo).message("m").messageGroupId("g")));
        assertInvalid(
                "MessageDeduplicationId Reason",
                () -> publish(request -> request.message("m").messageDeduplicationId("d")));
        assertInvalid(
                "MessageGroupId Reason",
                () -> client.publish(request -> request.topicArn(fifo)
                        .message("m")
                        .messageGroupId("with blank")
                        .messageDeduplicationId("d")));
        PublishResponse first = client.publish(request ->
                request.topicArn(fifo).message("m").messageGroupId("g").messageDeduplicationId("1"));
        PublishResponse second = client.publish(request ->
                request.topicArn(fifo).message("m").messageGroupId("g").messageDeduplicationId("2"));
        assertThat(first.sequenceNumber()).hasSize(20).isLessThan(second.sequenceNumber());
    }

    @Test
    void aBatchAnswersEachEntry() {
        PublishBatchResponse response = batch(Stream.of("a", "bad", "c"), "m");
        assertThat(response.successful()).extracting("id").containsExactly("a", "c");
        BatchResultErrorEntry failed = response.failed().get(0);
        assertThat(failed.id()).isEqualTo("bad");
        assertThat(failed.code()).isEqualTo("InternalFailure");
        assertThat(failed.senderFault()).isFalse();
    }

    @Test
    void aWrongBatchIsRefusedAsAWhole() {
        assertRefused("EmptyBatchRequest", "doesn't contain any entries", () -> batch(Stream.of(), "m"));
        batch(ids(10), "m");
        assertRefused("TooManyEntriesInBatchRequest", "more entries than permissible", () -> batch(ids(11), "m"));
        assertRefused("BatchEntryIdsNotDistinct", "have the same Id", () -> batch(Stream.of("a", "a"), "m"));
        assertRefused("InvalidBatchEntryId", "impermissible character", () -> batch(Stream.of("a b"), "m"));
        assertRefused("InvalidBatchEntryId", "too long", () -> batch(Stream.of("a".repeat(81)), "m"));
        assertRefused("BatchRequestTooLong", "more than the limit", () -> batch(ids(2), "x".repeat(LARGEST / 2 + 1)));
        assertInvalid("Empty message", () -> batch(ids(1), ""));
    }

    private PublishResponse publish(Consumer<PublishRequest.Builder> message) {
        return client.publish(
                PublishRequest.builder().topicArn(topic).applyMutation(message).build());
    }

    private PublishBatchResponse batch(Stream<String> ids, String message) {
        List<PublishBatchRequestEntry> entries = ids.map(id -> PublishBatchRequestEntry.builder()
                        .id(id)
                        .message(message)
                        .build())
                .toList();
        return client.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(entries));
    }

    private static Stream<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "e" + i);
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static MessageAttributeValue binary(String type) {
        return MessageAttributeValue.builder()
                .dataType(type)
                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                .build();
    }

    private void assertBadAttribute(String name, MessageAttributeValue value, String message) {
        assertRefused(
                "ParameterValueInvalid",
                message,
                () -> publish(request -> request.message("m").messageAttributes(Map.of(name, value))));
    }

    private static void assertInvalid(String what, ThrowingCallable call) {
        assertRefused("InvalidParameter", "Invalid parameter: " + what, call);
    }
}
