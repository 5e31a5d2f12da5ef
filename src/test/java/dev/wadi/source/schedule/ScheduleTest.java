package dev.wadi.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.testing.LogLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the items of a schedule: done, or due again. */
@Timeout(120)
class ScheduleTest {
    private static final String OPTIONS = "schedule:jobs?items=a, b ,c&retryWaits=100ms,100ms&period=";

    private final List<String> worked = new CopyOnWriteArrayList<>();

    @FunctionalInterface
    private interface Work {
        void on(ScheduledItem item);
    }

    @Test
    void aRunTakesTheItemsInTheirOrderOneAfterTheOther() throws Exception {
        AtomicInteger inHand = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (DefaultCamelContext context = route("1h", item -> {
            most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
            inHand.decrementAndGet();
        })) {
            await().until(() -> worked.size() == 3);
            assertThat(worked).containsExactly("a 1", "b 1", "c 1");
            assertThat(most).hasValue(1);
            assertThat(context.isStarted()).isTrue();
        }
    }

    @Test
    void itRunsAgainAndAgain() throws Exception {
        try (DefaultCamelContext context = route("100ms", item -> {})) {
            await().until(() -> worked.size() >= 9);
            assertThat(worked.subList(0, 6)).containsExactly("a 1", "b 1", "c 1", "a 1", "b 1", "c 1");
            assertThat(context.isStarted()).isTrue();
        }
    }

    @Test
    void anItemThatFailsWaitsByItselfAndTheOthersGoOn() throws Exception {
        try (DefaultCamelContext context = route("1h", item -> {
            if (item.item().equals("a") && !item.isLastAttempt()) {
                throw new HoldException("the dependency is away");
            }
        })) {
            await().until(() -> worked.contains("a 3"));
            assertThat(worked).containsExactly("a 1", "b 1", "c 1", "a 2", "a 3");
            await().until(() -> state(context) == HealthCheck.State.UP);
        }
    }

    @Test
    void healthIsDownWhileAnItemWaits() throws Exception {
        try (DefaultCamelContext context = route("1h", item -> {
            if (item.item().equals("b")) {
                throw new HoldException("the dependency is away");
            }
        })) {
            await().until(() -> worked.contains("b 3"));
            await().until(() -> state(context) == HealthCheck.State.DOWN);
        }
    }

    @Test
    void afterItsLastAttemptAnItemIsLeftToTheNextRun() throws Exception {
        try (DefaultCamelContext context = route("2s", item -> {
            if (item.item().equals("a")) {
                throw new HoldException("the dependency is away");
            }
        })) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> worked.stream().filter("a 1"::equals).count() >= 2);
            assertThat(worked.subList(0, 5)).containsExactly("a 1", "b 1", "c 1", "a 2", "a 3");
            assertThat(context.isStarted()).isTrue();
        }
    }

    @Test
    void aRunSaysWhatItBeganAndWhatCameOfItWhenItsLastItemHasEnded() throws Exception {
        try (LogLines log = new LogLines(RunResult.class.getName());
                DefaultCamelContext context = route("1h", item -> {
                    if (item.item().equals("a") || (item.item().equals("b") && item.attempt() == 1)) {
                        throw new HoldException("the dependency is away");
                    }
                })) {
            await().until(() -> log.all().size() == 2);
            assertThat(log.all().get(0))
                    .startsWith("{\"event\":\"run_started\",\"schedule\":\"jobs\",\"run\":\"")
                    .endsWith("\"items\":[\"a\",\"b\",\"c\"]}");
            assertThat(log.all().get(1))
                    .startsWith("{\"event\":\"run_finished\",\"schedule\":\"jobs\",\"run\":\"")
                    .contains("\"result\":\"partial\",\"items\":3,\"failed\":[\"a\"],\"finished_at\":");
            assertThat(context.isStarted()).isTrue();
        }
    }

    @Test
    void theResultOfARunIsOkOrFailedWhereAllItemsEndTheSame() {
        assertThat(result(true, true).word()).isEqualTo("ok");
        assertThat(result(true, false).word()).isEqualTo("partial");
        assertThat(result(false, false).word()).isEqualTo("failed");
    }

    private static RunResult result(boolean first, boolean second) {
        RunResult run = new RunResult("jobs", Instant.EPOCH, List.of("a", "b"), Clock.systemUTC());
        run.ended("a", first);
        run.ended("b", second);
        return run;
    }

    @Test
    void aStopEndsWhatWaitsAndTellsWhatIsInHand() throws Exception {
        AtomicInteger told = new AtomicInteger();
        DefaultCamelContext context = route("1h", item -> {
            item.whenStopped(told::incrementAndGet);
            await().until(() -> told.get() == 1);
        });
        await().until(() -> worked.size() == 1);
        long began = System.nanoTime();
        context.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(told).hasValue(1);
        assertThat(worked).containsExactly("a 1");
    }

    @Test
    void aScheduleOfNothingIsRefused() {
        assertThatThrownBy(() -> route("schedule:jobs?items=,", item -> {}))
                .hasRootCauseMessage("names nothing to work on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1m,later", "-1m", "5x"})
    void aWaitThatIsNoTimeIsRefused(String waits) {
        assertThatThrownBy(() -> route("schedule:jobs?retryWaits=" + waits, item -> {}))
                .rootCause()
                .hasMessageContaining("which is no time with its unit, such as 2m");
    }

    @Test
    void thereMayBeOneAttempt() throws Exception {
        try (DefaultCamelContext context = route("schedule:jobs?items=a&period=1h&retryWaits=", item -> {
            throw new HoldException("the dependency is away");
        })) {
            await().until(() -> worked.contains("a 1"));
            assertThat(context.isStarted()).isTrue();
        }
        assertThat(worked).containsExactly("a 1");
    }

    private DefaultCamelContext route(String period, Work work) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(period.startsWith("schedule:") ? period : OPTIONS + period)
                        .routeId("jobs")
                        .process(exchange -> work(exchange, work))
                        .id("work");
            }
        });
        context.start();
        return context;
    }

    private void work(Exchange exchange, Work work) {
        RecordMessage message =
                (RecordMessage) exchange.getMessage().getBody(List.class).get(0);
        ScheduledItem item = (ScheduledItem) message.record();
        worked.add(item.item() + " " + item.attempt());
        work.on(item);
        BatchAccount.of(exchange).done(item, Outcome.of("worked"));
    }

    private static HealthCheck.State state(DefaultCamelContext context) {
        return context.getRoute("jobs").getConsumer() instanceof org.apache.camel.health.HealthCheckAware aware
                ? aware.getHealthCheck().call().getState()
                : HealthCheck.State.UNKNOWN;
    }
}
