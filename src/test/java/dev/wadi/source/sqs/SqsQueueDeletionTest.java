package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.QueueFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message is deleted when all that it brought has an outcome, and not before. */
@Timeout(600)
class SqsQueueDeletionTest {
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
    void aMessageStaysOnTheQueueWhileItIsInHand() throws Exception {
        fixture.create();
        fixture.send("one");
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            begun.incrementAndGet();
            assertThat(go.await(60, TimeUnit.SECONDS)).isTrue();
        });
        await().until(() -> begun.get() == 1);
        assertThat(fixture.left()).isEqualTo(1);
        assertThat(fixture.calls.count("DeleteMessageBatch")).isZero();
        go.countDown();
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
    }

    @Test
    void aStepThatRemovesEveryHeaderDoesNotKeepTheMessageFromBeingDeleted() throws Exception {
        fixture.create();
        fixture.send("one");
        fixture.start(QUICK, (message, exchange) -> {
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody("something else");
        });
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
    }

    @Test
    void aRouteThatDropsARecordKeepsTheMessage() throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicBoolean mended = new AtomicBoolean();
        fixture.start(QUICK, (message, exchange) -> {
            List<TextRecord> inside = List.of(new TextRecord("a", "{}"), new TextRecord("b", "{}"));
            BatchAccount account = BatchAccount.of(exchange);
            account.opened(message, inside);
            account.done(inside.get(0), Outcome.of("stored"));
            if (mended.get()) {
                account.done(inside.get(1), Outcome.of("stored"));
            } else {
                exchange.setRouteStop(true);
            }
        });
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.readinessMessage()).contains("no outcome to 1 of 2 records");
        assertThat(fixture.left()).isEqualTo(1);
        mended.set(true);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void theDeadLetterIsWrittenBeforeTheMessageIsDeleted() throws Exception {
        fixture.create();
        fixture.send("bad");
        AtomicBoolean boxClosed = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        fixture.start(
                fixture.queue,
                QUICK,
                (message, exchange) -> BatchAccount.of(exchange)
                        .refuse(new RefusedRecordException(message, "malformed_json", "no JSON")),
                letters -> {
                    tries.incrementAndGet();
                    if (boxClosed.get()) {
                        throw new IllegalStateException("full");
                    }
                    return letters;
                });
        await().until(() -> tries.get() > 3);
        assertThat(fixture.left()).isEqualTo(1);
        assertThat(fixture.calls.count("DeleteMessageBatch")).isZero();
        boxClosed.set(false);
        fixture.awaitEmpty();
        assertThat(fixture.letters).extracting(RefusedRecordException::reason).containsExactly("malformed_json");
        assertThat(fixture.arrived).as("the route itself ran once").hasSize(1);
    }

    @Test
    void anUnexpectedExceptionIsADeadLetterAfterThreeAttemptsOnceAnotherMessageWentThrough() throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicInteger attempts = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            if (message.body().equals("poison")) {
                attempts.incrementAndGet();
                throw new IllegalStateException("poison");
            }
        });
        fixture.awaitEmpty();
        fixture.send("poison", "two");
        fixture.awaitArrived(2);
        fixture.awaitEmpty();
        assertThat(attempts).hasValue(3);
        assertThat(fixture.bodies()).containsExactly("one", "two");
        assertThat(fixture.letters).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo("internal_error");
            assertThat(one.record().payload()).asString().isEqualTo("poison");
        });
    }

    @Test
    void anErrorOfTheJvmIsNotTakenForSuccess() throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicInteger attempts = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            if (attempts.incrementAndGet() <= 2) {
                throw new StackOverflowError();
            }
        });
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
    }

    /** Those behind it would overtake it. */
    @Test
    void aGroupWaitsForADeletionThatFailed() throws Exception {
        String url = fixture.createGroup("1", "2", "3");
        fixture.calls.deny("DeleteMessageBatch", 1);
        fixture.start(url, QUICK, NONE, letters -> letters);
        fixture.awaitArrived(4);
        await().until(() -> fixture.calls.count("DeleteMessageBatch") == 4);
        assertThat(fixture.bodies()).containsExactly("1", "1", "2", "3");
        fixture.awaitReadiness(State.UP);
    }

    @Test
    void aDeletionThatFailsIsToldAndTheMessageComesAgain() throws Exception {
        fixture.create();
        fixture.send("one");
        fixture.calls.deny("DeleteMessageBatch", 1);
        fixture.start(QUICK, NONE);
        fixture.awaitReadiness(State.DOWN);
        assertThat(fixture.readinessMessage()).contains("could not be deleted", "sqs:DeleteMessage");
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(2);
        fixture.awaitReadiness(State.UP);
    }
}
