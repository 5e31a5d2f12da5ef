package dev.wadi.delivery;

import static dev.wadi.delivery.Deliveries.NONE;
import static dev.wadi.delivery.Deliveries.POLICY;
import static dev.wadi.delivery.Deliveries.SHORT;
import static dev.wadi.delivery.Deliveries.delivery;
import static dev.wadi.delivery.Deliveries.envelope;
import static dev.wadi.delivery.Deliveries.history;
import static dev.wadi.delivery.Deliveries.poison;
import static dev.wadi.delivery.Deliveries.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.PlainContext;
import dev.wadi.testing.TextRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose fault it is that nobody explains: a record's, by evidence, or the step's. */
@Timeout(600)
class FindingTheRecordTest {
    private final Account account = new Account();

    @Test
    void anUnexpectedFaultIsTriedThreeTimes() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("once in a while");
                    }
                },
                NONE);
        assertThat(delivery(target, account).deliver(records("1", "2"))).isTrue();
        assertThat(target.attempts).containsExactly(2, 2, 2);
        assertThat(target.log).containsExactly("stored 1", "stored 2");
    }

    @Test
    void halvingFindsTheOnePoisonRecordAndTheOthersAreDeliveredOnce() {
        String[] ids = IntStream.range(0, 13).mapToObj(Integer::toString).toArray(String[]::new);
        RecordingTarget target = new RecordingTarget(poison("7"), NONE);
        assertThat(delivery(target, account).deliver(records(ids))).isTrue();
        assertThat(target.log)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ids)
                        .map(id -> id.equals("7") ? "letter 7 internal_error" : "stored " + id)
                        .toList());
        assertThat(target.attempts).startsWith(13, 13, 13, 6, 7);
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 12, "dead_letter", 1));
        assertThat(account.holds).isEmpty();
    }

    @Test
    void everyPoisonRecordIsFound() {
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    poison("1").look(ids);
                    poison("4").look(ids);
                },
                NONE);
        assertThat(delivery(target, account).deliver(records("1", "2", "3", "4")))
                .isTrue();
        assertThat(target.log)
                .containsExactlyInAnyOrder(
                        "letter 1 internal_error", "stored 2", "stored 3", "letter 4 internal_error");
    }

    @Test
    void aStepThatLetsNobodyThroughIsItselfWrongAndHolds() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 40) {
                        throw new ClassCastException("an edit");
                    }
                },
                NONE);
        assertThat(delivery(target, account).deliver(records("1", "2", "3", "4")))
                .isTrue();
        assertThat(target.log).containsExactlyInAnyOrder("stored 1", "stored 2", "stored 3", "stored 4");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 4));
    }

    @Test
    void atMostTenRecordsInARowAreBlamedThenTheStepIs() {
        String[] ids = IntStream.range(0, 16).mapToObj(Integer::toString).toArray(String[]::new);
        AtomicInteger repaired = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                found -> {
                    if (!found.equals(List.of("good")) && repaired.get() == 0) {
                        throw new IllegalStateException("an edit of what the step uses");
                    }
                },
                NONE);
        BatchDelivery<TextRecord> delivery =
                new BatchDelivery<>(target, account.after(30, repaired::incrementAndGet), history(POLICY));
        assertThat(delivery.deliver(records("good"))).isTrue();
        assertThat(delivery.deliver(records(ids))).isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 7, "dead_letter", 10));
    }

    @Test
    void whatAParserCannotReadIsFoundAtOnceAlsoAsTheFirstOfAStream() {
        for (Exception unreadable : List.of(
                new CharacterCodingException(),
                new ZipException("Not in GZIP format"),
                new NumberFormatException("12x"),
                new DateTimeParseException("no date", "x", 0),
                new UncheckedIOException(new IOException("unexpected end")))) {
            RecordingTarget target = new RecordingTarget(
                    ids -> {
                        if (ids.contains("1")) {
                            throw unreadable;
                        }
                    },
                    NONE);
            assertThat(delivery(target, account).deliver(records("1"))).isTrue();
            assertThat(target.log).containsExactly("letter 1 unreadable");
            assertThat(delivery(target, account).deliver(records("1", "2", "3")))
                    .isTrue();
            assertThat(target.log)
                    .containsExactly("letter 1 unreadable", "letter 1 unreadable", "stored 2", "stored 3");
        }
        assertThat(account.holds).isEmpty();
    }

    @Test
    void anUnknownFaultInACallHoldsAndBlamesNobodyWithoutContrast() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 60) {
                        throw new IllegalStateException("words that nobody knows");
                    }
                },
                NONE,
                new Step("route", "save", true, List.of("TABLE")));
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ofMillis(5));
        assertThat(delivery(target, account, policy).deliver(records("1"))).isTrue();
        assertThat(target.log).containsExactly("stored 1");
        assertThat(account.holds).hasSize(60).last().satisfies(hold -> assertThat(hold)
                .hasMessageContaining("save")
                .hasMessageContaining("TABLE")
                .hasMessageContaining("wadi.set-aside=1"));
    }

    @Test
    void contrastFindsTheRecordThatACallNeverTakes() {
        String[] ids = IntStream.range(0, 9).mapToObj(Integer::toString).toArray(String[]::new);
        RecordingTarget target = new RecordingTarget(poison("5"), NONE, new Step("route", "save", true, List.of()));
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ofMillis(5));
        assertThat(delivery(target, account, policy).deliver(records(ids))).isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 8, "dead_letter", 1));
        assertThat(target.log).contains("letter 5 internal_error");
    }

    /** The one that fails may be alone in its shard, or come again by itself. */
    @Test
    void contrastIsThatOfAllConsumersOfASource() {
        Step save = new Step("route", "save", true, List.of());
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ofMillis(5));
        SourceHistory history = history(policy);
        RecordingTarget target = new RecordingTarget(poison("5"), NONE, save);
        RecordingTarget neighbour = new RecordingTarget(NONE, NONE, save);
        CompletableFuture<Boolean> alone = CompletableFuture.supplyAsync(
                () -> new BatchDelivery<>(target, account, history).deliver(records("5")));
        await().until(() -> account.holds.size() > 20);
        assertThat(alone).as("without contrast").isNotDone();
        Account others = new Account();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            new BatchDelivery<>(neighbour, others, history).deliver(records("good"));
            return alone.isDone();
        });
        assertThat(alone).isCompletedWithValue(true);
        assertThat(target.log).containsExactly("letter 5 internal_error");
        assertThat(others.holds).isEmpty();
    }

    @Test
    void failuresBeforeARecordWentThroughCountNoMore() {
        Step save = new Step("route", "save", true, List.of());
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ZERO);
        SourceHistory history = history(policy);
        List<TextRecord> five = records("5");
        for (int failure = 1; failure < 10; failure++) {
            save.passed(true);
            history.failures().failed(five.get(0), save);
        }
        RecordingTarget target = new RecordingTarget(NONE, NONE, save);
        assertThat(new BatchDelivery<>(target, account, history).deliver(five)).isTrue();
        history.failures().failed(five.get(0), save);
        assertThat(history.failures().isGuilty(five.get(0), policy, 0)).isFalse();
    }

    @Test
    void theRecordsToPutAsideAreThoseOfTheSetting() {
        DefaultCamelContext context = new PlainContext();
        context.getPropertiesComponent().addInitialProperty("wadi.set-aside", "1, shard:3 ,");
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        assertThat(new BatchDelivery<>(target, account, SourceHistory.of(context, POLICY))
                        .deliver(records("1", "2", "shard:3")))
                .isTrue();
        assertThat(target.log).containsExactly("letter 1 set_aside", "letter shard:3 set_aside", "stored 2");
    }

    @Test
    void aRecordThatAPersonHasPutAsideIsADeadLetterAndTheOthersGoOn() {
        RecordingTarget target = new RecordingTarget(poison("2"), NONE);
        SourceHistory history = new SourceHistory(POLICY, new FailureHistory(), Set.of("2"));
        assertThat(new BatchDelivery<>(target, account, history).deliver(records("1", "2", "3")))
                .isTrue();
        assertThat(target.log).containsExactly("letter 2 set_aside", "stored 1", "stored 3");
    }

    @Test
    void aFaultOfADependencyAmongUnexpectedOnesDoesNotCountAsOneOfTheThree() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    int attempt = attempts.incrementAndGet();
                    if (attempt == 1 || attempt == 4) {
                        throw new IllegalStateException("unexpected");
                    }
                    if (attempt < 8) {
                        throw new ConnectException("not reachable");
                    }
                },
                NONE);
        assertThat(delivery(target, account).deliver(records("1"))).isTrue();
        assertThat(target.log).containsExactly("stored 1");
    }

    @Test
    void thePoisonRecordsOwnDeadLetterHoldsToo() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(poison("1"), ids -> {
            if (attempts.incrementAndGet() <= 5) {
                throw new IllegalStateException("queue");
            }
        });
        BatchDelivery<TextRecord> delivery = delivery(target, account);
        assertThat(delivery.deliver(records("2"))).isTrue();
        assertThat(delivery.deliver(records("1"))).isTrue();
        assertThat(target.log).containsExactly("stored 2", "letter 1 internal_error");
        assertThat(target.attempts).as("the record itself is not tried again").containsExactly(1, 1, 1, 1);
    }

    @Test
    void theRecordOfAnEnvelopeThatFailsIsFoundAfterThreeAttemptsAndItsNeighboursAreDoneOnce() {
        EnvelopeTarget target = envelope(3, (record, attempt) -> {
            if (record == 1) {
                throw new IllegalStateException("poison");
            }
        });
        assertThat(new BatchDelivery<>(target, account, history(POLICY)).deliver(records("message")))
                .isTrue();
        assertThat(target.attempts).hasValue(3);
        assertThat(target.letters).containsExactly("message 1 internal_error");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 1));
    }

    @Test
    void aRecordOfAnEnvelopeThatFailsOnceIsNotFound() {
        EnvelopeTarget target = envelope(2, (record, attempt) -> {
            if (record == 0 && attempt == 1) {
                throw new IllegalStateException("once in a while");
            }
        });
        assertThat(new BatchDelivery<>(target, account, history(POLICY)).deliver(records("message")))
                .isTrue();
        assertThat(target.letters).isEmpty();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
    }
}
