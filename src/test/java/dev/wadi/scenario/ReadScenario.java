package dev.wadi.scenario;

import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a scenario as {@code wadi test} does, and runs nothing. */
public final class ReadScenario {
    private ReadScenario() {}

    /** @throws dev.wadi.scenario.format.ScenarioFormatException at what is not of the layout */
    public static void of(Path file, Installation installation) throws IOException {
        Scenario.read(ScenarioNode.root(new ScenarioReader().read(file)), installation)
                .close();
    }
}
