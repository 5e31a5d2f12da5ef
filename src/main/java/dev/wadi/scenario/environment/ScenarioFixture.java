package dev.wadi.scenario.environment;

import dev.wadi.app.WadiApplication;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.report.InvocationReport;
import dev.wadi.scenario.report.ObservedDeadLetter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One kind of thing in a scenario's world: Redis, the dead-letter queue, the counters. It is made from the file, and reads all that concerns it
 * when it is made, so that a wrong file is refused before anything runs.
 */
public interface ScenarioFixture extends AutoCloseable {

    /** What it makes of a whole input, by the key that tells such an input from others. */
    default Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of();
    }

    /** All keys that may stand in its inputs. */
    default Set<String> inputKeys() {
        return inputs().keySet();
    }

    /** Beans that the application gets from it. */
    default Map<String, Object> beans() {
        return Map.of();
    }

    /** Prepares the world before the application starts; returns the settings that point the application at it. */
    default Map<String, String> setUp(ScenarioEnvironment world) throws Exception {
        return Map.of();
    }

    /** The settings of a pipeline that name what a run writes to in this part, and what each of them names, such as {@code table}. */
    default Map<String, String> writesTo(String pipeline) {
        return Map.of();
    }

    /** What it compares after the last input, by the key in {@code expected}; only what the file expects. */
    default Map<String, Expectation> expectations() {
        return Map.of();
    }

    /** After the comparison: ids that the file leaves open, but that must come out the same when the scenario runs again; empty where there are none. */
    default List<String> openIds() {
        return List.of();
    }

    /**
     * What a run left in it; messages are taken out. Nothing where it was not set up.
     *
     * @param settings the value of a setting in that run, by its name
     */
    default List<Effect> effects(UnaryOperator<String> settings) {
        return List.of();
    }

    /** What its effects may be in, as these name it. */
    default List<String> resources() {
        return List.of();
    }

    /** The dead letters of a run, taken out. Nothing where it was not set up. */
    default List<ObservedDeadLetter> letters() {
        return List.of();
    }

    /** Tells what an invocation left in it. */
    default void show(WadiApplication application, InvocationReport written) {
        effects(settings(application)).forEach(effect -> written.add(effect.toString()));
        letters().forEach(written::add);
    }

    /** The values that settings have in an application. */
    static UnaryOperator<String> settings(WadiApplication application) {
        return name -> application.context().resolvePropertyPlaceholders("{{" + name + "}}");
    }

    /** Leaves nothing behind. Also called where {@link #setUp} failed or never came. */
    @Override
    default void close() throws IOException {}

    interface Expectation {
        void compare(WadiApplication application, Differences differences) throws Exception;
    }
}
