package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.testing.LogLines;
import java.util.List;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log says of a step that fails for a reason that nobody knows. */
@Timeout(600)
class FaultLogTest {
    private static final Remote WELL = (name, exchange) -> {};

    private final LogLines lines = new LogLines(BatchDelivery.class.getName());

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void aMistypedWordOfAnExpressionIsToldWithoutAStackTrace() throws Exception {
        try (RouteUnderTest route =
                new RouteUnderTest(WELL, steps -> steps.setHeader("size", new SimpleExpression("${body.sizes}"))
                        .id("measure"))) {
            assertThat(route.holds("a", "b")).contains("Step measure");
        }
        assertThat(lines.all())
                .hasSizeGreaterThan(1)
                .allMatch(line ->
                        line.startsWith("Attempt ") && line.contains("Step measure: MethodNotFoundException: "));
    }

    @Test
    void theStackTraceOfAFaultInCodeStandsThereOnce() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(
                WELL, steps -> steps.process(exchange -> fail("broken")).id("work"))) {
            route.holds("a", "b");
        }
        assertThat(attempts())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.contains("Step work: IllegalStateException: broken"));
        assertThat(traces()).hasSize(1);
    }

    @Test
    void anotherRouteAndAnotherPlaceHaveAStackTraceOfTheirOwn() {
        FaultLog log = new FaultLog();
        for (int attempt = 1; attempt <= 2; attempt++) {
            IllegalStateException same = new IllegalStateException("same");
            log.failed("one", attempt, 1, fault(same));
            log.failed("two", attempt, 1, fault(same));
            log.failed("one", attempt, 1, fault(new IllegalStateException("other")));
        }
        assertThat(attempts()).hasSize(6);
        assertThat(traces()).hasSize(3);
    }

    @Test
    void atDebugEachAttemptHasItsStackTrace() {
        lines.close();
        try (LogLines detailed = LogLines.detailed(BatchDelivery.class.getName())) {
            FaultLog log = new FaultLog();
            for (int attempt = 1; attempt <= 3; attempt++) {
                log.failed("one", attempt, 1, fault(new IllegalStateException("same")));
            }
            assertThat(detailed.all())
                    .filteredOn(line -> line.startsWith("java.lang.IllegalStateException"))
                    .hasSize(3);
        }
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }

    private static Fault fault(Exception thrown) {
        return new FaultJudge(List.of()).judge(thrown, new Step("route", "work", false, List.of()));
    }

    private List<String> attempts() {
        return lines.all().stream().filter(line -> line.startsWith("Attempt ")).toList();
    }

    private List<String> traces() {
        return lines.all().stream()
                .filter(line -> line.startsWith("java.lang.IllegalStateException"))
                .toList();
    }
}
