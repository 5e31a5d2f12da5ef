package dev.wadi.local.sns;

import static dev.wadi.local.Refusals.assertNotFound;
import static dev.wadi.local.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.Topic;

class TopicOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SNS));

    private static final Map<String, String> FIFO = Map.of("FifoTopic", "true");

    private SnsClient client;

    @BeforeEach
    void connect() {
        client = CLOUD.clients().client(Part.SNS, SnsClient.builder());
    }

    @Test
    void aTopicIsCreatedOnceListedAndDeleted() {
        String arn = create("alarms", Map.of());
        assertThat(arn).isEqualTo("arn:aws:sns:us-east-1:000000000000:alarms");
        assertThat(create("alarms", Map.of())).isEqualTo(arn);
        assertThat(client.listTopics().topics()).extracting(Topic::topicArn).containsExactly(arn);
        client.deleteTopic(request -> request.topicArn(arn));
        client.deleteTopic(request -> request.topicArn(arn));
        assertThat(client.listTopics().topics()).isEmpty();
        assertNotFound("Topic does not exist", () -> attributes(arn));
    }

    @Test
    void theAttributesAreThoseItWasGivenAndThoseThatAllHave() {
        String standard = create("standard", Map.of("DisplayName", "Alarms & <more>"));
        assertThat(attributes(standard))
                .containsEntry("TopicArn", standard)
                .containsEntry("Owner", "000000000000")
                .containsEntry("DisplayName", "Alarms & <more>")
                .containsEntry("SubscriptionsConfirmed", "0")
                .doesNotContainKeys("FifoTopic", "ContentBasedDeduplication");
        String fifo = create("ordered.fifo", FIFO);
        assertThat(attributes(fifo))
                .containsEntry("FifoTopic", "true")
                .containsEntry("ContentBasedDeduplication", "false");
        set(fifo, "ContentBasedDeduplication", "true");
        assertThat(attributes(fifo)).containsEntry("ContentBasedDeduplication", "true");
        set(standard, "DisplayName", "");
        assertThat(attributes(standard)).containsEntry("DisplayName", "");
    }

    @Test
    void theSameNameWithOtherAttributesIsRefused() {
        create("t", Map.of("DisplayName", "one"));
        assertInvalid(
                "Attributes Reason: Topic already exists with different attributes",
                () -> create("t", Map.of("DisplayName", "two")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "dot.ted", "ordered.fifo", "ümlaut"})
    void aWrongNameIsRefused(String name) {
        assertInvalid("Topic Name", () -> create(name, Map.of()));
    }

    @Test
    void aNameIsAtMost256Characters() {
        assertThat(create("n".repeat(256), Map.of())).endsWith("nn");
        assertInvalid("Topic Name", () -> create("n".repeat(257), Map.of()));
        assertRefused(
                "InvalidParameter",
                "no value for required parameter",
                () -> client.createTopic(request -> request.attributes(Map.of())));
    }

    @Test
    void aFifoTopicsNameEndsWithFifo() {
        assertRefused("InvalidParameter", "Fifo Topic names must end with .fifo", () -> create("plain", FIFO));
        assertRefused("InvalidParameter", "Fifo Topic names must end with .fifo", () -> create(".fifo", FIFO));
        assertThat(create("plain", Map.of("FifoTopic", "false"))).endsWith(":plain");
    }

    @Test
    void attributesThatATopicDoesNotHaveAreRefused() {
        String arn = create("t", Map.of());
        for (String name : new String[] {"Colour", "FifoTopic", "TopicArn", "ContentBasedDeduplication"}) {
            assertInvalid("AttributeName", () -> set(arn, name, "true"));
        }
        assertInvalid("AttributeName", () -> create("other", Map.of("Colour", "red")));
        String fifo = create("t.fifo", FIFO);
        assertInvalid(
                "ContentBasedDeduplication: Invalid value [maybe]. Must be true or false.",
                () -> set(fifo, "ContentBasedDeduplication", "maybe"));
        assertInvalid("FifoThroughputScope Reason", () -> set(fifo, "FifoThroughputScope", "All"));
    }

    @Test
    void aWrongArnIsTold() {
        assertInvalid("TopicArn Reason: An ARN must have at least 6 elements, not 1", () -> attributes("alarms"));
        assertInvalid("TopicArn Reason: no value for required parameter", () -> attributes(null));
        assertNotFound("Topic does not exist", () -> attributes("arn:aws:sns:us-east-1:000000000000:none"));
    }

    @Test
    void aListHasPagesOf100() {
        for (int i = 0; i < 205; i++) {
            create("t" + i, Map.of());
        }
        assertThat(client.listTopics().topics()).hasSize(100);
        assertThat(client.listTopicsPaginator().topics())
                .extracting(Topic::topicArn)
                .hasSize(205)
                .doesNotHaveDuplicates();
        ListTopicsResponse last = client.listTopicsPaginator().stream()
                .reduce((one, next) -> next)
                .orElseThrow();
        assertThat(last.nextToken()).isNull();
        assertInvalid("NextToken", () -> client.listTopics(request -> request.nextToken("made up")));
    }

    @Test
    void eachAccountHasTopicsOfItsOwn() {
        String arn = create("mine", Map.of());
        SnsClient other = CLOUD.clients().client(Part.SNS, SnsClient.builder());
        assertThat(other.listTopics().topics()).isEmpty();
        assertNotFound("Topic does not exist", () -> other.getTopicAttributes(request -> request.topicArn(arn)));
    }

    private String create(String name, Map<String, String> attributes) {
        return client.createTopic(request -> request.name(name).attributes(attributes))
                .topicArn();
    }

    private Map<String, String> attributes(String arn) {
        return client.getTopicAttributes(request -> request.topicArn(arn)).attributes();
    }

    private void set(String arn, String name, String value) {
        client.setTopicAttributes(
                request -> request.topicArn(arn).attributeName(name).attributeValue(value));
    }

    private static void assertInvalid(String what, ThrowingCallable call) {
        assertRefused("InvalidParameter", "Invalid parameter: " + what, call);
    }
}
