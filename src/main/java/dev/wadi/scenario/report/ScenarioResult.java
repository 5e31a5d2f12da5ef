package dev.wadi.scenario.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How one scenario ended.
 *
 * @param id of the scenario; the file where it could not be read
 * @param ran to its end: what was not as expected was looked for
 * @param findings what is not as expected, a text of one or more lines each; empty: it passed
 * @param notes what else a person is to know of it
 */
public record ScenarioResult(
        String id, Path file, Duration duration, boolean ran, List<String> findings, List<String> notes) {

    public boolean passed() {
        return findings.isEmpty();
    }
}
