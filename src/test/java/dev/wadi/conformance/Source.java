package dev.wadi.conformance;

import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.settings.ResourceKind;
import dev.wadi.testing.WadiProcess;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where a pipeline takes its inputs from, in the world of an experiment. */
interface Source {

    /** @param shards of a stream */
    static Source of(ResourceKind kind, PipelineWorld world, String pipeline, int shards) {
        return switch (kind) {
            case STREAM -> new StreamSource(world, pipeline, shards);
            case QUEUE -> new QueueSource(world, pipeline);
            case DATABASE -> new DatabaseSource(world, pipeline);
            default -> throw new IllegalArgumentException(pipeline + " reads a " + kind.text());
        };
    }

    /** @param key goes with the data for the pipeline to stumble over: a partition key, or attributes of the message */
    record Input(String key, String data) {}

    /** Returns when every one of them is there, once. */
    void put(List<Input> inputs);

    /** All that was ever put is delivered once more, to a process that starts now. */
    void deliverAgain();

    /** How it is read here: setting without the pipeline's name in front, in the form of the environment, to value. */
    Map<String, String> settings();

    /** Whether all of it is acknowledged, as far as the source itself knows. */
    boolean isAcknowledged();

    /** How many inputs one process may have in flight at once: that many may be worked on, and not acknowledged, when it stops. */
    int inHand();

    /** Fails unless each of these processes reads from it, or one where the others stand by; of a source that is shared out, nobody else does. */
    void assertReadBy(Collection<WadiProcess> processes);
}
