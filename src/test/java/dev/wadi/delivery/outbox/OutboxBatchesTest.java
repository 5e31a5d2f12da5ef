package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.plan;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** Many messages at once in few calls. */
class OutboxBatchesTest extends OutboxFixture {
    @Test
    void twentyFiveToOneQueueAreThreeCallsAndThreeRemovals() throws Exception {
        List<String> ids = put(25);
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(10, 10, 5);
        assertThat(calls.of(UpdateItemRequest.class)).as("claims").hasSize(25);
        assertThat(removals()).hasSize(3);
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }

    @Test
    void theTimerSendsInBatchesToo() {
        List<String> ids = put(25);
        resend(application);
        assertThat(calls.sizes()).containsExactly(10, 10, 5);
        assertThat(removals()).hasSize(3);
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }

    @Test
    void aCallHasAsManyBytesAsTheServicesTake() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String attribute = "x".repeat(60 * 1024);
            ids.add("large-" + i);
            world.put(
                    outbox,
                    new OutgoingMessage("large-" + i, MAIN, "y".repeat(60 * 1024), Map.of("name", attribute), "", ""));
        }
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(2, 2, 1);
        assertThat(bodies()).hasSize(5);
        assertNothingIsLeft();
    }

    @Test
    void eachDestinationHasItsOwnCall() throws Exception {
        List<String> ids = mixed();
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(3);
        assertThat(calls.of(PublishBatchRequest.class))
                .singleElement()
                .satisfies(call -> assertThat(call.publishBatchRequestEntries()).hasSize(3));
        assertThat(calls.of(UpdateItemRequest.class)).hasSize(6);
        assertNothingIsLeft();
    }

    @Test
    void aClaimIsRenewedThatACallToAnotherDestinationHasUsed() throws Exception {
        List<String> ids = mixed();
        calls.after(request -> {
            if (request instanceof SendMessageBatchRequest) {
                clock.advance(Duration.ofSeconds(61));
                assertThat(pending().claim("m-4", stranded -> {}))
                        .as("by somebody else")
                        .isPresent();
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.of(PublishBatchRequest.class)).singleElement().satisfies(call -> assertThat(
                        call.publishBatchRequestEntries())
                .extracting(entry -> entry.message())
                .containsExactly("m-2", "m-6"));
        assertThat(pending().ids()).containsExactly("m-4");
    }

    @Test
    void slowClaimsMakeSmallBatches() throws Exception {
        List<String> ids = put(4);
        calls.after(request -> {
            if (request instanceof UpdateItemRequest) {
                clock.advance(Duration.ofSeconds(2));
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(calls.sizes()).containsExactly(2, 2);
        assertNothingIsLeft();
    }

    @Test
    void stoppingEndsBetweenCallsAndLeavesTheRestUnclaimed() throws Exception {
        mixed();
        RelayReport report = new RelayReport(OutboxWorld.TABLE, IllegalStateException::new);
        OutboxComponent component = OutboxComponent.of(application.context());
        OutboxTable pending = new OutboxTable(
                world.dynamoDb,
                OutboxWorld.TABLE,
                clock,
                Duration.ofSeconds(60),
                component.channels().of(OutboxWorld.TABLE));
        new Relay(pending, component.sender(), component.state(OutboxWorld.TABLE), report)
                .relay(pending().ids(), () -> !calls.sizes().isEmpty());
        report.throwFirst();
        assertThat(bodies()).containsExactlyInAnyOrder("m-1", "m-3", "m-5");
        assertThat(world.rows()).hasSize(3).allSatisfy(OutboxFixture::assertUnclaimed);
    }

    @Test
    void twoWorkersSendEachOnce() throws Exception {
        List<String> ids = put(25);
        Outbox another = OutboxWorld.outbox();
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try (WadiApplication other = WadiApplication.start(plan(another).withBean("calls", calls))) {
            lead(other, MAIN, queue);
            List<Future<?>> asked = new ArrayList<>();
            for (int pass = 0; pass < 3; pass++) {
                asked.add(workers.submit(() -> {
                    send(application, outbox, ids.toArray(String[]::new));
                    return null;
                }));
                asked.add(workers.submit(() -> {
                    send(other, another, ids.toArray(String[]::new));
                    return null;
                }));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }
}
