package dev.wadi.demo;

import java.util.Map;
import org.apache.camel.CamelContext;

/** One pipeline's part of the demo, in the order of the methods. */
public interface PipelineDemo {

    String pipeline();

    /** Makes what the pipeline needs to start: streams, queues, mappings. */
    void prepare();

    /** Settings that are known only once that is made, such as the address of a queue. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Sends everything. The pipeline is running. */
    void feed(CamelContext context);

    /** How many inputs the pipeline is done with, for the progress line. */
    int done(CamelContext context);

    /** How many inputs there are in all. */
    int total();

    /** Counts what is there: read back from where the pipeline wrote it, not from what was sent. */
    DemoResult result(CamelContext context);
}
