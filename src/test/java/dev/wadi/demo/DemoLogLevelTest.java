package dev.wadi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoLogLevelTest {
    @Test
    void theEnvironmentWins() {
        assertThat(DemoRun.logLevel(Map.of("LOG_LEVEL", "INFO"))).isEqualTo("INFO");
    }

    @Test
    void withoutItTheDemoIsQuiet() {
        assertThat(DemoRun.logLevel(Map.of())).isEqualTo("WARN");
        assertThat(DemoRun.logLevel(Map.of("LOG_LEVEL", ""))).isEqualTo("WARN");
    }
}
