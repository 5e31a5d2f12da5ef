package dev.wadi.demo.sample;

import dev.wadi.demo.world.PipelineWorld;
import java.util.Map;
import org.apache.camel.CamelContext;

/** One pipeline's part of the demo, in the order of the methods. */
public interface PipelineDemo {

    /** Of each of its streams. */
    default int shards() {
        return 2;
    }

    /** Settings that are to be otherwise than in the local profile. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Fills what was made as the pipeline declares it: rows, mappings, parameters. */
    void prepare(PipelineWorld world);

    /** Sends everything. The pipeline is running. */
    void feed(CamelContext context);

    /** How many inputs there are in all. */
    int total();

    /** How many of them have ended. */
    default int done(CamelContext context, String pipeline) {
        return OutcomeCount.all(context, pipeline);
    }

    /** Counts what is there: read back from where the pipeline wrote it, not from what was sent. */
    DemoResult result(CamelContext context);
}
