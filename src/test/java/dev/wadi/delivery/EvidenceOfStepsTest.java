package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static dev.wadi.delivery.RouteUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.client.RedisException;

/** A step has shown that it works when it did its work for a record: not when there was nothing to do, or when what it needed was at hand. */
@Timeout(600)
class EvidenceOfStepsTest {
    private static final int ENOUGH = 60;
    private static final HoldPolicy POLICY = new HoldPolicy(Deliveries.SHORT, Duration.ofMinutes(1), 10, Duration.ZERO);

    /** A step of somebody's own in front of Redis, which took {@code good} and answers in words that nobody knows by now. */
    private static final Processor SAVE_IN_AN_OUTAGE = exchange -> {
        if (open(exchange).stream().anyMatch(record -> !record.text().equals("good"))) {
            throw new RedisException("NEWWORD of a service that has a quota");
        }
    };

    private static List<TextRecord> open(Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        return account.entries().stream()
                .filter(entry -> !entry.isEnded())
                .map(entry -> (TextRecord) entry.record())
                .toList();
    }

    private static void store(Exchange exchange) {
        open(exchange).forEach(record -> BatchAccount.of(exchange).done(record, Outcome.of("stored")));
    }

    /** Each record that is called {@code skip...} or {@code refuse...} has its outcome before the others are saved together. */
    private static Steps savedTogether(Processor save) {
        return strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .process(exchange -> {
                    exchange.getMessage().setHeader("kind", text(exchange).replaceAll("[0-9]", ""));
                    if (text(exchange).startsWith("refuse")) {
                        throw new RefusedRecordException(
                                exchange.getMessage().getBody(TextRecord.class), "of_a_test", "planted");
                    }
                })
                .choice()
                .when(new SimpleExpression("${header.kind} == 'skip'"))
                .to("outcome:skipped")
                .end()
                .end()
                .process(save)
                .id("save")
                .process(EvidenceOfStepsTest::store);
    }

    private static boolean deliver(RouteUnderTest route, SourceHistory history, String... texts) {
        BatchDelivery<TextRecord> delivery = route.delivery(history);
        route.account.after(ENOUGH, delivery::stop);
        return delivery.deliver(RouteUnderTest.records(texts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "refuse"})
    void aNeighbourThatNeverReachedTheCallIsNoContrast(String other) throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, savedTogether(SAVE_IN_AN_OUTAGE))) {
            SourceHistory history = Deliveries.history(POLICY);
            assertThat(deliver(route, history, "good")).isTrue();
            String[] poll = {"r", other + 1, other + 2, other + 3, other + 4, other + 5, other + 6, other + 7};
            assertThat(deliver(route, history, poll)).isFalse();
            assertThat(route.letters).doesNotContain("id-r internal_error");
        }
    }

    @Test
    void aPollWithNothingToSaveIsNoPassOfTheSave() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, savedTogether(SAVE_IN_AN_OUTAGE))) {
            SourceHistory history = Deliveries.history(POLICY);
            assertThat(deliver(route, history, "good")).isTrue();
            Account others = new Account();
            BatchDelivery<TextRecord> elsewhere = new BatchDelivery<>(route.handler(), others, history);
            BatchObserver between = new BatchObserver() {
                @Override
                public void delivered(Map<Outcome, Integer> delivered) {}

                @Override
                public void reached() {}

                @Override
                public void holding(Throwable fault) {
                    route.account.holding(fault);
                    elsewhere.deliver(RouteUnderTest.records("skip1", "skip2"));
                }
            };
            BatchDelivery<TextRecord> delivery = new BatchDelivery<>(route.handler(), between, history);
            route.account.after(ENOUGH, delivery::stop);
            assertThat(delivery.deliver(RouteUnderTest.records("r"))).isFalse();
            assertThat(others.outcomes).containsKey("skipped");
            assertThat(route.letters).isEmpty();
        }
    }

    /** The others are in a cache. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsAtHandShowsNothingOfTheService(boolean told) throws Exception {
        Steps cached = strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .process(exchange -> {
                    if (text(exchange).equals("r")) {
                        throw new RedisException("NEWWORD of a service that has a quota");
                    }
                    if (told) {
                        BatchAccount.noEvidence(exchange);
                    }
                })
                .id("look-up")
                .process(exchange -> BatchAccount.of(exchange)
                        .done(exchange.getMessage().getBody(TextRecord.class), Outcome.of("stored")))
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, cached)) {
            assertThat(deliver(route, Deliveries.history(POLICY), "a", "r", "b"))
                    .isEqualTo(!told);
            assertThat(route.letters).hasSize(told ? 0 : 1);
        }
    }
}
