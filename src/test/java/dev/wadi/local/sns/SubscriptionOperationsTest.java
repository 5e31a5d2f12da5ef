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
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

class SubscriptionOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SNS));

    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:alarms";

    private SnsClient client;
    private String topic;

    @BeforeEach
    void aTopic() {
        client = CLOUD.clients().client(Part.SNS, SnsClient.builder());
        topic = client.createTopic(request -> request.name("t")).topicArn();
    }

    @Test
    void aQueueIsSubscribedOnceAndAtOnce() {
        String arn = subscribe(QUEUE, Map.of());
        assertThat(arn).matches("\\Q" + topic + "\\E:[0-9a-f-]{36}");
        assertThat(subscribe(QUEUE, Map.of())).isEqualTo(arn);
        Subscription listed = client.listSubscriptions().subscriptions().get(0);
        assertThat(client.listSubscriptionsByTopic(request -> request.topicArn(topic))
                        .subscriptions())
                .containsExactly(listed);
        assertThat(listed.subscriptionArn()).isEqualTo(arn);
        assertThat(listed.endpoint()).isEqualTo(QUEUE);
        assertThat(listed.protocol()).isEqualTo("sqs");
        assertThat(attributes(arn))
                .containsEntry("PendingConfirmation", "false")
                .containsEntry("RawMessageDelivery", "false");
        assertThat(client.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsEntry("SubscriptionsConfirmed", "1");
    }

    @Test
    void theSameQueueWithOtherAttributesIsRefused() {
        subscribe(QUEUE, Map.of("RawMessageDelivery", "true"));
        assertInvalid(
                "Attributes Reason: Subscription already exists with different attributes",
                () -> subscribe(QUEUE, Map.of("RawMessageDelivery", "false")));
    }

    @Test
    void aSubscriptionEndsByItselfAndWithItsTopic() {
        String arn = subscribe(QUEUE, Map.of());
        client.unsubscribe(request -> request.subscriptionArn(arn));
        client.unsubscribe(request -> request.subscriptionArn(arn));
        assertThat(client.listSubscriptions().subscriptions()).isEmpty();
        assertNotFound("Subscription does not exist", () -> attributes(arn));
        String second = subscribe(QUEUE, Map.of());
        client.deleteTopic(request -> request.topicArn(topic));
        assertNotFound("Subscription does not exist", () -> attributes(second));
        assertNotFound("Topic does not exist", () -> subscribe(QUEUE, Map.of()));
    }

    @Test
    void rawDeliveryIsSetAndUnset() {
        String arn = subscribe(QUEUE, Map.of("RawMessageDelivery", "TRUE"));
        assertThat(attributes(arn)).containsEntry("RawMessageDelivery", "true");
        set(arn, "RawMessageDelivery", "false");
        assertThat(attributes(arn)).containsEntry("RawMessageDelivery", "false");
        assertInvalid(
                "RawMessageDelivery: Invalid value [yes]. Must be true or false.",
                () -> set(arn, "RawMessageDelivery", "yes"));
    }

    @Test
    void whatIsNotEmulatedIsRefusedAndNotJustForgotten() {
        String arn = subscribe(QUEUE, Map.of());
        for (String name : new String[] {"FilterPolicy", "FilterPolicyScope", "RedrivePolicy"}) {
            assertInvalid(name + " Reason: the local cloud does not emulate it", () -> set(arn, name, "{}"));
        }
        assertInvalid("AttributeName", () -> set(arn, "Colour", "red"));
        assertInvalid(
                "Protocol Reason: the local cloud delivers to sqs only", () -> subscribe("email", "a@example.com"));
        assertInvalid("Amazon SNS does not support this protocol string: fax", () -> subscribe("fax", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "alarms, SQS endpoint ARN",
        "http://127.0.0.1/000000000000/alarms, SQS endpoint ARN",
        "arn:aws:lambda:us-east-1:000000000000:alarms, SQS endpoint ARN",
        "arn:aws:sqs:us-east-1:000000000000:alarms.fifo, Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be",
        ", Endpoint Reason: no value"
    })
    void aWrongEndpointIsRefused(String endpoint, String message) {
        assertInvalid(message, () -> subscribe("sqs", endpoint));
    }

    @Test
    void aListHasPagesOf100() {
        for (int i = 0; i < 105; i++) {
            subscribe(QUEUE + i, Map.of());
        }
        assertThat(client.listSubscriptionsByTopic(request -> request.topicArn(topic))
                        .subscriptions())
                .hasSize(100);
        assertThat(client.listSubscriptionsByTopicPaginator(request -> request.topicArn(topic))
                        .subscriptions())
                .hasSize(105);
        assertThat(client.listSubscriptionsPaginator().subscriptions()).hasSize(105);
    }

    private String subscribe(String queue, Map<String, String> attributes) {
        return client.subscribe(request ->
                        request.topicArn(topic).protocol("sqs").endpoint(queue).attributes(attributes))
                .subscriptionArn();
    }

    private void subscribe(String protocol, String endpoint) {
        client.subscribe(request -> request.topicArn(topic).protocol(protocol).endpoint(endpoint));
    }

    private Map<String, String> attributes(String arn) {
        return client.getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                .attributes();
    }

    private void set(String arn, String name, String value) {
        client.setSubscriptionAttributes(
                request -> request.subscriptionArn(arn).attributeName(name).attributeValue(value));
    }

    private static void assertInvalid(String what, ThrowingCallable call) {
        assertRefused("InvalidParameter", "Invalid parameter: " + what, call);
    }
}
