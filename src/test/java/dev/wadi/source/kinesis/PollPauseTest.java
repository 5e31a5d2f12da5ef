package dev.wadi.source.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.kinesis.retrieval.polling.SleepTimeControllerConfig;

class PollPauseTest {
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

    private final PollPause pause = new PollPause(1_000, Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest(name = "{0} records, {1} ms ago: {2} ms")
    @CsvSource({
        "999, 0, 5000",
        "999, 3000, 2000",
        "999, 9000, 0",
        "1000, 0, 200",
        "1000, 50, 150",
        "1200, 200, 0",
        ", 1000, 4000",
        "0, -60000, 5000"
    })
    void afterAFullPollTheNextComesSoon(Integer records, long millisAgo, long expected) {
        assertThat(pause.getSleepTimeMillis(SleepTimeControllerConfig.builder()
                        .idleMillisBetweenCalls(5_000)
                        .lastRecordsCount(records)
                        .lastSuccessfulCall(NOW.minusMillis(millisAgo))
                        .build()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5000"})
    void theFirstPollWaitsOnceAsTheLibraryDoes(long idle) {
        assertThat(pause.getSleepTimeMillis(SleepTimeControllerConfig.builder()
                        .idleMillisBetweenCalls(idle)
                        .build()))
                .isEqualTo(idle);
    }
}
