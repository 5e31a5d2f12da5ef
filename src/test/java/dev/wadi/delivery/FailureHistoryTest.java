package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureHistoryTest {
    private static final HoldPolicy POLICY = new HoldPolicy(Deliveries.SHORT, Duration.ofMinutes(1), 10, Duration.ZERO);

    private final Step step = new Step("route", "save", true, List.of());
    private final FailureHistory history = new FailureHistory();
    private final SourceRecord record = new TextRecord("7", "x");

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            history.failed(record, step);
        }
    }

    private boolean isGuilty() {
        return history.isGuilty(record, POLICY, 0);
    }

    @Test
    void itIsTheRecordWhileOthersPassInBetween() {
        fail(8);
        for (int i = 0; i < 2; i++) {
            step.passed(true);
            fail(1);
        }
        assertThat(isGuilty()).as("chance").isFalse();
        step.passed(true);
        fail(1);
        assertThat(isGuilty()).isTrue();
    }

    @Test
    void anOutageIsNotBlamedOnTheRecordThatItBeganWith() {
        fail(1);
        step.passed(true); // was on its way as the outage began
        fail(100);
        assertThat(isGuilty()).isFalse();
    }

    @Test
    void anOutageBehindSomeContrastIsNotEither() {
        for (int i = 0; i < 9; i++) {
            step.passed(true);
            fail(1);
        }
        fail(1);
        assertThat(isGuilty()).isFalse();
    }

    @Test
    void neighboursThatGoThroughWithoutItAreContrast() {
        step.passed(true);
        fail(10);
        assertThat(history.isGuilty(record, POLICY, 2)).isFalse();
        assertThat(history.isGuilty(record, POLICY, 3)).isTrue();
    }

    @Test
    void somethingElseInBetweenBeginsAnew() {
        for (int i = 0; i < 9; i++) {
            step.passed(true);
            fail(1);
        }
        history.forget(List.of(new RecordEntry(record)));
        step.passed(true);
        fail(1);
        assertThat(isGuilty()).isFalse();
    }
}
