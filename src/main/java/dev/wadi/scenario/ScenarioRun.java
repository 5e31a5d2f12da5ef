package dev.wadi.scenario;

import dev.wadi.runtime.ApplicationPlan;
import dev.wadi.runtime.StartFailure;
import dev.wadi.runtime.WadiApplication;
import dev.wadi.settings.Setting;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One scenario in its world: set up, start the real routes, feed, compare. */
final class ScenarioRun {
    /** Metrics are read from the scenario's own registry; nothing is served, watched or managed. */
    private static final Map<String, String> QUIET = Map.of(
            "camel.management.enabled", "false",
            "camel.metrics.enabled", "false",
            "camel.main.jmxEnabled", "false",
            "wadi.reload", "false");

    private final Scenario scenario;
    private final World world;
    private final Differences differences = new Differences();

    ScenarioRun(Scenario scenario, World world) {
        this.scenario = scenario;
        this.world = world;
    }

    /** Returns what is not as expected. */
    List<String> run() throws Exception {
        try {
            ApplicationPlan plan = plan();
            try (WadiApplication application = start(plan)) {
                try (InputFeed feed = new InputFeed(application, scenario.pipeline(), scenario.workers())) {
                    feed.feed(scenario.inputs());
                }
                for (WorldPart.Expectation expectation : scenario.expectations().values()) {
                    expectation.compare(application, differences);
                }
            }
            return differences.findings();
        } finally {
            for (WorldPart part : scenario.parts()) {
                part.close();
            }
        }
    }

    private ApplicationPlan plan() throws Exception {
        Map<String, String> settings = new HashMap<>(QUIET);
        for (WorldPart part : scenario.parts()) {
            settings.putAll(part.setUp(world));
        }
        settings.putAll(environmentSettings());
        ApplicationPlan plan = ApplicationPlan.of(world.installation(), List.of(scenario.pipeline()))
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(settings)
                .withBean("scenarioCredentials", world.credentials())
                .withBean("scenarioFaults", new FaultInjection(scenario.faults(), world::plain));
        for (WorldPart part : scenario.parts()) {
            for (Map.Entry<String, Object> bean : part.beans().entrySet()) {
                plan = plan.withBean(bean.getKey(), bean.getValue());
            }
        }
        return scenario.now().isPresent()
                ? plan.withBean("scenarioClock", Clock.fixed(scenario.now().get(), ZoneOffset.UTC))
                : plan;
    }

    /** {@code config.env} by the names of the settings. A variable that no setting has would do nothing: it is refused. */
    private Map<String, String> environmentSettings() {
        Map<String, String> names = new HashMap<>();
        for (Setting setting : world.installation().settings().all()) {
            names.put(setting.environmentName(), setting.name());
        }
        Map<String, String> settings = new HashMap<>();
        scenario.environment().forEach((variable, value) -> {
            if (!names.containsKey(variable)) {
                throw new LayoutProblem(
                        "config.env." + variable, "no setting of this name" + Suggestion.of(variable, names.keySet()));
            }
            settings.put(names.get(variable), value);
        });
        return settings;
    }

    private static WadiApplication start(ApplicationPlan plan) {
        try {
            return WadiApplication.start(plan);
        } catch (Exception e) {
            throw new StartRefused(e);
        }
    }

    /** The application did not start; the message explains it for a person. */
    static final class StartRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartRefused(Exception cause) {
            super(
                    "the application did not start:\n  "
                            + String.join("\n  ", StartFailure.explain(cause).lines()),
                    cause);
        }
    }
}
