package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees. The picture in the README is a copy of target/hawtio-turbine-status.png. */
class HawtioPageTest {
    private static final Duration LOADED = Duration.ofSeconds(60);

    @Test
    void theDiagramOfTheRouteShowsItsStepsAndWhatWentThroughThem(@TempDir Path home, @TempDir Path profile)
            throws Exception {
        boolean mandatory = "true".equals(System.getenv("CI"));
        Assumptions.assumeTrue(
                mandatory || Browser.installed().isPresent(), "No Chromium here: Hawtio's pages are not looked at");
        Path program = Browser.installed().orElseThrow();
        try (RunningTurbineStatus wadi = new RunningTurbineStatus(home)) {
            wadi.signal("WTG-07", "10:00:00");
            await().until(() -> !wadi.status().isEmpty());
            try (Browser browser = new Browser(program, profile, wadi.address("hawtio/camel"))) {
                browser.click("turbine-status");
                browser.click("Route Diagram");
                await().atMost(LOADED).untilAsserted(() -> assertThat(
                                browser.evaluate(
                                        "[...document.querySelectorAll('.react-flow__node')].map(node => node.textContent).join(' ')"))
                        // none in flight, one done
                        .containsPattern("01[^0-9]*parse")
                        .containsPattern("01[^0-9]*find-asset")
                        .containsPattern("01[^0-9]*find-codes")
                        .containsPattern("01[^0-9]*filter")
                        .containsPattern("01[^0-9]*map-code")
                        .containsPattern("01[^0-9]*save")
                        .doesNotContain("On Exception", "refusal", "ref:"));
                browser.screenshot(Path.of("target/hawtio-turbine-status.png"));
            }
        }
    }
}
