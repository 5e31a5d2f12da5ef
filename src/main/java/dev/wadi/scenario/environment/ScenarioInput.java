package dev.wadi.scenario.environment;

import dev.wadi.delivery.SourceRecord;
import java.util.List;

/** One of the {@code inputs}, in the order of the file. */
public sealed interface ScenarioInput {
    String path();

    /** Records that the source hands over together. With {@code concurrency} several deliveries run at a time, in free order. */
    record Delivery(String path, List<? extends SourceRecord> records) implements ScenarioInput {}

    /** A change of the environment: it waits for the deliveries before it, and those after it wait for it. */
    record Change(String path, Action action) implements ScenarioInput {}

    interface Action {
        void run() throws Exception;
    }
}
