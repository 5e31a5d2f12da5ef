package dev.wadi.pipelines.starschema.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.HoldException;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectLogTest {
    private static final String KEY = "currency/currency_00000001_20261105T100100250000.jsonl";

    private final ObjectLog log = new ObjectLog();

    @BeforeEach
    void start() {
        log.setCamelContext(new DefaultCamelContext());
        log.setAlerts(new Alerts());
        log.setRetryAfter(Duration.ZERO);
        log.setName("Totesys dev");
        log.init();
    }

    @Test
    void attemptsAreCountedBeyondTheOneThatIsTold() {
        for (int failed = 0; failed < 5; failed++) {
            log.failed(KEY, "save-files", new IOException("away"));
        }
        assertThat(log.attempt(KEY)).isEqualTo(6);
        assertThat(log.attempt("currency/another.jsonl")).isEqualTo(1);
    }

    @Test
    void aStopIsNoAttemptThatFailed() {
        log.failed(KEY, "save-files", new HoldException("this instance stops"));
        assertThat(log.attempt(KEY)).isEqualTo(1);
    }
}
