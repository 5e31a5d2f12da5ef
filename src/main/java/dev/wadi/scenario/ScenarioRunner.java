package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.json.MalformedFileException;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.disturbance.Disturbance;
import dev.wadi.scenario.environment.ScenarioEnvironment;
import dev.wadi.scenario.environment.ScenarioEnvironments;
import dev.wadi.scenario.environment.ScenarioFixture.Expectation;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.ScenarioReader;
import dev.wadi.scenario.report.ScenarioResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs scenarios, each in a world of its own, with the routes and the configuration of an installation. Not its local profile, nor the
 * environment of this process: a scenario is the same everywhere.
 */
public final class ScenarioRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioRunner.class);

    private final ScenarioReader reader = new ScenarioReader();
    private final Installation installation;
    private final ScenarioEnvironments worlds;
    private final Optional<Disturbance> disturbance;

    /**
     * @param environment where the services are: the variables of the AWS SDK and of Redis. The SDK's hold for this process from now on
     */
    public ScenarioRunner(Installation installation, Map<String, String> environment) {
        this(installation, environment, Optional.empty());
    }

    /** @param disturbance each scenario that passes runs again under it, and must end the same */
    public ScenarioRunner(
            Installation installation, Map<String, String> environment, Optional<Disturbance> disturbance) {
        this.installation = installation;
        this.disturbance = disturbance;
        worlds = new ScenarioEnvironments(installation, environment);
    }

    /** Never throws: whatever goes wrong is a finding of this scenario. */
    public ScenarioResult run(Path file) {
        long started = System.nanoTime();
        String id = file.toString();
        List<String> findings;
        List<String> notes = List.of();
        boolean ran = false;
        try {
            JsonNode scenario = ScenarioFolder.read(file, installation, reader);
            id = ScenarioNode.root(scenario)
                    .member("id")
                    .map(ScenarioNode::text)
                    .orElse(id);
            findings = differences(scenario);
            ran = true;
            if (findings.isEmpty() && disturbance.isPresent()) {
                DisturbedRuns again = new DisturbedRuns(installation, worlds, scenario);
                findings = again.findings(disturbance.get());
                notes = again.notes();
            }
        } catch (ScenarioFormatException
                | MalformedFileException
                | InputFeed.StillHolding
                | ScenarioPlan.StartRefused e) {
            LOG.debug("{}", file, e);
            findings = List.of(e.getMessage());
        } catch (Exception e) {
            LOG.error("{}", file, e);
            findings = List.of("the scenario could not be run: " + e);
        }
        List<String> plain = findings.stream().map(worlds::plain).toList();
        return new ScenarioResult(id, file, Duration.ofNanos(System.nanoTime() - started), ran, plain, notes);
    }

    private List<String> differences(JsonNode file) throws Exception {
        Differences differences = new Differences();
        List<String> openIds = compare(ScenarioNode.root(file), differences);
        if (!openIds.isEmpty() && differences.findings().isEmpty()) {
            List<String> again = compare(ScenarioNode.root(file), differences);
            if (!again.equals(openIds)) {
                differences.add("ids in a second run", openIds.toString(), again.toString());
            }
        }
        return differences.findings();
    }

    /** Runs it in a new world; returns the ids that must be the same in every run. */
    private List<String> compare(ScenarioNode root, Differences differences) throws Exception {
        try (Scenario scenario = Scenario.read(root, installation)) {
            scenario.requireExpectations();
            ScenarioEnvironment world = worlds.next(scenario.pipeline());
            try (WadiApplication application = ScenarioPlan.start(ScenarioPlan.of(scenario, world))) {
                InputFeed.feed(scenario, application);
                for (Expectation expectation : scenario.expectations().values()) {
                    expectation.compare(application, differences);
                }
                ScenarioPlan.faults(application).requireFired(differences);
                ScenarioPlan.requireDeclared(scenario, installation, application, differences);
                return scenario.parts().stream()
                        .flatMap(part -> part.openIds().stream())
                        .toList();
            }
        }
    }

    @Override
    public void close() {
        worlds.close();
    }
}
