package dev.wadi.scenario;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.StartFailure;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.CalledActions;
import dev.wadi.edge.aws.UndeclaredActions;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.environment.DatabaseFaultInjection;
import dev.wadi.scenario.environment.FaultInjection;
import dev.wadi.scenario.environment.RedisFaultInjection;
import dev.wadi.scenario.environment.ScenarioEnvironment;
import dev.wadi.scenario.environment.ScenarioFixture;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.Suggestion;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** The application of a scenario: the real routes, with clock, faults and input from the file. */
final class ScenarioPlan {
    /** Counters are read from the scenario's own registry; nothing is served, watched or managed. */
    private static final Map<String, String> QUIET = Map.of(
            "camel.management.enabled", "false",
            "camel.metrics.enabled", "false",
            "camel.main.jmxEnabled", "false",
            "wadi.reload", "false");

    private static final String FAULTS = "scenarioFaults";
    private static final String CALLS = "scenarioCalls";
    private static final String CLOCK = "scenarioClock";

    private ScenarioPlan() {}

    /** Against the environment of this process: of the file only the inputs count. */
    static ApplicationPlan of(Scenario scenario, Installation installation) {
        ApplicationPlan plan = ApplicationPlan.of(installation, List.of(scenario.pipeline()))
                .withInjectedInput()
                .withSettings(QUIET);
        for (ScenarioFixture part : scenario.parts()) {
            for (Map.Entry<String, Object> bean : part.beans().entrySet()) {
                plan = plan.withBean(bean.getKey(), bean.getValue());
            }
        }
        return plan;
    }

    /** Against a world, which is set up. Its settings are told by the file alone: what {@code config.env} has wins. */
    static ApplicationPlan of(Scenario scenario, ScenarioEnvironment world) throws Exception {
        ApplicationPlan bare = of(scenario, world.installation());
        FaultInjection faults = new FaultInjection(scenario.faults(), world::plain);
        ApplicationPlan plan = bare.withoutEnvironment()
                .withSettings(setUp(scenario, world, bare.catalog()))
                .withBean("scenarioCredentials", world.credentials())
                .withBean(FAULTS, faults)
                .withBean("scenarioRedisFaults", new RedisFaultInjection(faults))
                .withBean("scenarioDatabaseFaults", new DatabaseFaultInjection(faults))
                .withBean(CALLS, new CalledActions());
        return scenario.now().isPresent()
                ? withClock(plan, Clock.fixed(scenario.now().get(), ZoneOffset.UTC))
                : plan;
    }

    /** Sets up a world; returns the settings that lead a run there. */
    static Map<String, String> setUp(Scenario scenario, ScenarioEnvironment world, SettingCatalog catalog)
            throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (ScenarioFixture part : scenario.parts()) {
            settings.putAll(part.setUp(world));
        }
        settings.putAll(environmentSettings(scenario, catalog));
        return settings;
    }

    static ApplicationPlan withClock(ApplicationPlan plan, Clock clock) {
        return plan.withBean(CLOCK, clock);
    }

    /** {@code config.env} by the names of the settings. A variable that no setting has would do nothing: it is refused. */
    private static Map<String, String> environmentSettings(Scenario scenario, SettingCatalog catalog) {
        Map<String, String> names = new HashMap<>();
        for (Setting setting : catalog.all()) {
            names.put(setting.environmentName(), setting.name());
            setting.type()
                    .notes()
                    .get("alias")
                    .ifPresent(old -> names.put(Setting.environmentName(old), setting.name()));
        }
        Map<String, String> settings = new HashMap<>();
        scenario.environment().forEach((variable, value) -> {
            if (!names.containsKey(variable)) {
                throw new ScenarioFormatException(
                        "config.env." + variable, "no setting of this name" + Suggestion.of(variable, names.keySet()));
            }
            settings.put(names.get(variable), value);
        });
        return settings;
    }

    static FaultInjection faults(WadiApplication application) {
        return application.context().getRegistry().lookupByNameAndType(FAULTS, FaultInjection.class);
    }

    /** Calls to AWS that the types of the pipeline's settings do not tell. Its permissions follow from these: AWS would refuse the calls. */
    static void requireDeclared(
            Scenario scenario, Installation installation, WadiApplication application, Differences differences) {
        CamelContext context = application.context();
        UndeclaredActions.of(
                        installation.settings().of(scenario.pipeline()),
                        setting -> context.resolvePropertyPlaceholders("{{?" + setting + "}}"),
                        context.getRegistry()
                                .lookupByNameAndType(CALLS, CalledActions.class)
                                .seen())
                .forEach((setting, words) -> differences.add(
                        "config/" + scenario.pipeline() + "/settings.properties: the route also does this with what "
                                + setting + " names: " + UndeclaredActions.text(words)
                                + ". Add it to the type of the setting, or AWS refuses it"));
    }

    static WadiApplication start(ApplicationPlan plan) {
        try {
            return WadiApplication.start(plan);
        } catch (Exception e) {
            throw new StartRefused(e, plan.installation());
        }
    }

    /** The application did not start; the message explains it for a person. */
    static final class StartRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartRefused(Exception cause, Installation installation) {
            super(
                    "the application did not start:\n  "
                            + String.join(
                                    "\n  ",
                                    StartFailure.explain(cause, installation).lines()),
                    cause);
        }
    }
}
