package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.scenario.disturbance.Ending;
import dev.wadi.scenario.environment.ScenarioEnvironment;
import dev.wadi.scenario.environment.ScenarioEnvironments;
import dev.wadi.scenario.environment.ScenarioInput;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The world of a scenario for processes that run its pipeline by themselves: what is there before is there, and nothing is fed. It shares nothing with any
 * other world.
 */
public final class PreparedScenario implements AutoCloseable {
    private final Scenario scenario;
    private final SettingCatalog catalog;
    private final ScenarioEnvironments worlds;
    private final ScenarioEnvironment world;
    private final Map<String, String> settings;

    private PreparedScenario(
            Scenario scenario,
            SettingCatalog catalog,
            ScenarioEnvironments worlds,
            ScenarioEnvironment world,
            Map<String, String> settings) {
        this.scenario = scenario;
        this.catalog = catalog;
        this.worlds = worlds;
        this.world = world;
        this.settings = Map.copyOf(settings);
    }

    /** @param services where the local cloud is */
    public static PreparedScenario of(JsonNode file, Installation installation, Map<String, String> services)
            throws Exception {
        Scenario scenario = Scenario.read(ScenarioNode.root(file), installation);
        ScenarioEnvironments worlds = new ScenarioEnvironments(installation, services);
        ScenarioEnvironment world = worlds.next(scenario.pipeline());
        SettingCatalog catalog = installation.settings();
        return new PreparedScenario(scenario, catalog, worlds, world, ScenarioPlan.setUp(scenario, world, catalog));
    }

    /** Where everything is. */
    public ScenarioEnvironment world() {
        return world;
    }

    /** What leads a process to it, by the names of settings. Its source is still to be made. */
    public Map<String, String> settings() {
        return settings;
    }

    /** What the source is to hand over, in this order. */
    public List<? extends SourceRecord> records() {
        return scenario.inputs().stream()
                .flatMap(input ->
                        input instanceof ScenarioInput.Delivery delivery ? delivery.records().stream() : Stream.of())
                .toList();
    }

    /** What may be there more than once because the scenario says so. */
    public Set<String> mayRepeat() {
        return scenario.repeats().resources();
    }

    /** What is there now; messages and dead letters are taken out. */
    public Ending ending() {
        return Ending.of(scenario.parts(), this::value);
    }

    private String value(String setting) {
        return settings.containsKey(setting)
                ? settings.get(setting)
                : catalog.resolve(catalog.find(setting).map(Setting::value).orElse(""));
    }

    @Override
    public void close() throws IOException {
        scenario.close();
        worlds.close();
    }
}
