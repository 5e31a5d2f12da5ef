package dev.wadi.scenario;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.scenario.disturbance.CallKind;
import dev.wadi.scenario.disturbance.Crash;
import dev.wadi.scenario.disturbance.Deviation;
import dev.wadi.scenario.disturbance.Ending;
import dev.wadi.scenario.disturbance.LaterClock;
import dev.wadi.scenario.environment.FaultInjection;
import dev.wadi.scenario.environment.ScenarioEnvironment;
import dev.wadi.scenario.environment.ScenarioFixture;
import dev.wadi.scenario.environment.ScenarioInput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of a scenario, in a world of its own: by one application, or by two where the first one crashes.
 *
 * @param applications in their order, what was seen of each
 * @param calls how many of each kind the last application has made
 */
record DisturbedRun(Ending ending, List<Crash> applications, Map<CallKind, Integer> calls) {

    static DisturbedRun of(Scenario scenario, ScenarioEnvironment world, Crash crash) throws Exception {
        LaterClock clock = new LaterClock(
                scenario.now().map(now -> Clock.fixed(now, ZoneOffset.UTC)).orElseGet(Clock::systemUTC));
        ApplicationPlan plan = ScenarioPlan.withClock(ScenarioPlan.of(scenario, world), clock);
        List<ScenarioInput> rest;
        try (WadiApplication application = start(plan, world, crash)) {
            rest = InputFeed.feed(scenario, application, crash.death());
            if (!crash.death().isDone()) {
                return end(scenario, application, clock, List.of(crash));
            }
        }
        Crash second = Crash.never();
        try (WadiApplication application = start(plan, world, second)) {
            InputFeed.feed(scenario.withInputs(rest), application, second.death());
            return end(scenario, application, clock, List.of(crash, second));
        }
    }

    private static WadiApplication start(ApplicationPlan plan, ScenarioEnvironment world, Crash crash) {
        ApplicationPlan watched = plan;
        for (Map.Entry<String, Object> bean : crash.beans(world::plain).entrySet()) {
            watched = watched.withBean(bean.getKey(), bean.getValue());
        }
        return ScenarioPlan.start(watched);
    }

    private static DisturbedRun end(
            Scenario scenario, WadiApplication application, LaterClock clock, List<Crash> applications) {
        Map<CallKind, Integer> calls = applications.get(applications.size() - 1).calls();
        clock.putForward();
        sweep(application);
        return new DisturbedRun(
                Ending.of(scenario.parts(), ScenarioFixture.settings(application)), applications, calls);
    }

    /** As the timers would: again after a fault. */
    private static void sweep(WadiApplication application) {
        FaultInjection faults = ScenarioPlan.faults(application);
        int before;
        do {
            before = faults.failed();
            Sweeps.run(application);
        } while (faults.failed() > before);
    }

    boolean isCrashed() {
        return applications.size() > 1;
    }

    /**
     * What another run left otherwise.
     *
     * @param ignored fields that are not compared, by what holds them
     * @param mayRepeat what may hold the same thing more than once, beside what does by its kind
     */
    List<String> differences(DisturbedRun other, Map<String, Set<String>> ignored, Set<String> mayRepeat) {
        return ending
                .deviations(
                        other.ending,
                        ignored,
                        mayRepeat,
                        effect -> Ending.makers(effect, calls.keySet(), other.applications))
                .stream()
                .map(Deviation::finding)
                .toList();
    }
}
