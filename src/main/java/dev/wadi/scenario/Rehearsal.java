package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.disturbance.CallKind;
import dev.wadi.scenario.disturbance.Crash;
import dev.wadi.scenario.disturbance.Ending;
import dev.wadi.scenario.environment.Effect;
import dev.wadi.scenario.environment.ScenarioEnvironment;
import dev.wadi.scenario.environment.ScenarioEnvironments;
import dev.wadi.scenario.environment.ScenarioFixture;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scenario run once, in this process, to see what its records do.
 *
 * @param made what is there afterwards and was not before, dead letters too
 * @param refused identities of the records that were dead-lettered
 * @param calls that its steps made to services
 */
record Rehearsal(List<Effect> made, Set<String> refused, Set<CallKind> calls) {

    static Rehearsal of(JsonNode file, Installation installation, ScenarioEnvironments worlds) throws Exception {
        try (Scenario scenario = Scenario.read(ScenarioNode.root(file), installation)) {
            ScenarioEnvironment world = worlds.next(scenario.pipeline());
            Crash lookOn = Crash.never();
            ApplicationPlan plan = ScenarioPlan.of(scenario, world);
            for (Map.Entry<String, Object> bean : lookOn.beans(world::plain).entrySet()) {
                plan = plan.withBean(bean.getKey(), bean.getValue());
            }
            try (WadiApplication application = ScenarioPlan.start(plan)) {
                Ending before = Ending.of(scenario.parts(), ScenarioFixture.settings(application));
                InputFeed.feed(scenario, application);
                Ending after = Ending.of(scenario.parts(), ScenarioFixture.settings(application));
                return new Rehearsal(
                        after.since(before), after.refused(), lookOn.calls().keySet());
            }
        }
    }

    /** Whether another run did the same so many times, and refused nothing. */
    boolean isRepeatedBy(Rehearsal other, int times) {
        return other.refused.isEmpty() && other.made.size() == times * made.size();
    }
}
