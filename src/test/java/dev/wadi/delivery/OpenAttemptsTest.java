package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.LogLines;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAttemptsTest {
    private final OpenAttempts attempts = new OpenAttempts();
    private final OpenAttempts.Progress attempt = new OpenAttempts.Progress();
    private final Step step = new Step("orders", "wait-for-file", true, List.of());

    @Test
    void aStepThatDoesNotReturnIsNamedAgainAndAgainButNotAlways() {
        attempts.begin("orders", attempt);
        attempt.enter(step);
        assertThat(lines(0)).isEmpty();
        assertThat(lines(59)).isEmpty();
        assertThat(lines(60))
                .singleElement()
                .asString()
                .contains("orders waits: the step wait-for-file has not returned")
                .contains("timeout", "(for 60 s)");
        assertThat(lines(100)).isEmpty();
        assertThat(lines(120)).hasSize(1);
        assertThat(lines(230)).isEmpty();
        assertThat(lines(240)).hasSize(1);
    }

    /** The same step of the next exchange too. */
    @Test
    void whoGoesOnBeginsAnew() {
        attempts.begin("orders", attempt);
        attempt.enter(step);
        assertThat(lines(0)).isEmpty();
        attempt.enter(step);
        assertThat(lines(600)).isEmpty();
        attempt.enter(new Step("orders", "store", true, List.of()));
        assertThat(lines(1_200)).isEmpty();
        assertThat(lines(1_260)).singleElement().asString().contains("the step store");
    }

    @Test
    void whatHasNoStepYetOrIsOverIsNotTold() {
        attempts.begin("orders", attempt);
        assertThat(lines(0)).isEmpty();
        assertThat(lines(600)).isEmpty();
        attempt.enter(step);
        assertThat(lines(700)).isEmpty();
        attempts.end(attempt);
        assertThat(lines(1_400)).isEmpty();
    }

    /** What a look at this time tells. */
    private List<String> lines(long seconds) {
        try (LogLines log = new LogLines(BatchDelivery.class.getName())) {
            attempts.look(Duration.ofSeconds(seconds).toNanos());
            return log.all();
        }
    }
}
