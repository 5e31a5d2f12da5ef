package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.QueueFixture.QUICK;
import static dev.wadi.source.sqs.SqsCalls.FOR_EVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RecordMessage;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Patience;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is on the queue reaches the route, whatever the way to SQS does meanwhile. */
@Timeout(600)
class SqsQueueConsumerTest {
    private static final QueueFixture.Step NONE = (message, exchange) -> {};

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private QueueFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new QueueFixture(CLOUD);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void everyMessageArrivesOnceAndIsDeleted() throws Exception {
        fixture.create();
        fixture.sendMany(0, 35);
        fixture.start(QUICK, NONE);
        fixture.sendMany(35, 60);
        fixture.awaitArrived(60);
        fixture.awaitEmpty();
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(QueueFixture.numbers(0, 60));
        assertThat(fixture.arrived).extracting(SqsMessage::sourceId).doesNotHaveDuplicates();
        assertThat(fixture.readiness().getState()).isEqualTo(State.UP);
    }

    @Test
    void aQueueIsNamedByItsUrlToo() throws Exception {
        String url = fixture.create();
        fixture.send("one");
        fixture.calls.deny("GetQueueUrl", FOR_EVER);
        fixture.start(url, QUICK, NONE, letters -> letters);
        fixture.awaitArrived(1);
    }

    @Test
    void theGroupOfAMessageIsKnown() throws Exception {
        String url = fixture.client
                .createQueue(request -> request.queueName(fixture.queue + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        fixture.client.sendMessage(request ->
                request.queueUrl(url).messageBody("one").messageGroupId("db_a").messageDeduplicationId("1"));
        fixture.start(url, QUICK, NONE, letters -> letters);
        fixture.awaitArrived(1);
        assertThat(fixture.arrived).extracting(SqsMessage::messageGroupId).containsExactly("db_a");
        assertThat(fixture.arrived.get(0).headers()).containsEntry(SqsQueueHeaders.MESSAGE_GROUP_ID, "db_a");
    }

    @Test
    void theRightToListQueuesIsNotNeeded() throws Exception {
        fixture.create();
        fixture.send("one");
        fixture.calls.deny("ListQueues", FOR_EVER);
        fixture.start(QUICK, NONE);
        fixture.awaitArrived(1);
        assertThat(fixture.calls.count("ListQueues")).isZero();
    }

    @Test
    void aQueueThatIsMissingHoldsInClearWordsUntilItIsThere() throws Exception {
        fixture.start(QUICK, NONE);
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.readinessMessage())
                .contains("There is no queue " + fixture.queue, "Create it, or name another in collect.queue");
        fixture.create();
        fixture.send("one");
        fixture.awaitArrived(1);
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void theWayToSqsMayBeCutAndMended() throws Exception {
        fixture.create();
        fixture.start(QUICK, NONE);
        fixture.send("one");
        fixture.awaitEmpty();
        fixture.proxy.cut();
        fixture.awaitReadiness(State.DOWN);
        fixture.send("two");
        fixture.proxy.mend();
        fixture.awaitArrived(2);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void nothingOfTheSendersAttributesReachesTheRoute() throws Exception {
        String url = fixture.create();
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        fixture.client.sendMessage(request -> request.queueUrl(url)
                .messageBody("one")
                .messageAttributes(Map.of(
                        "CamelAwsSqsReceiptHandle", text("forged"),
                        "CamelAwsSqsDeleteFiltered", text("true"),
                        "CamelSplitIndex", text("7"),
                        "WadiBatch", text("x"),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1}))
                                        .build())));
        fixture.start(QUICK, (message, exchange) -> {
            headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
            RecordMessage one =
                    (RecordMessage) exchange.getMessage().getBody(List.class).get(0);
            headers.add(Map.copyOf(one.getHeaders()));
        });
        fixture.awaitArrived(1);
        fixture.awaitEmpty();
        assertThat(headers)
                .containsExactly(
                        Map.of(),
                        Map.of(
                                SqsQueueHeaders.MESSAGE_ID,
                                fixture.arrived.get(0).messageId()));
    }

    @Test
    void severalConsumersWorkAtATime() throws Exception {
        fixture.create();
        fixture.sendMany(0, 4);
        CyclicBarrier together = new CyclicBarrier(4);
        fixture.start(
                QUICK + "&concurrentConsumers=4&maxRecords=1",
                (message, exchange) -> together.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS));
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(4);
        assertThat(fixture.letters).isEmpty();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
