package dev.wadi.demo;

import org.apache.camel.CamelContext;

/** One pipeline's part of the demo, in the order of the methods. Found by {@code ServiceLoader}. */
public interface PipelineDemo {

    String pipeline();

    /** Of each of its streams. */
    default int shards() {
        return 2;
    }

    /** Fills what the pipeline has declared, and what was made by that: rows, mappings, parameters. */
    void prepare(DemoWorld world);

    /** Sends everything. The pipeline is running. */
    void feed(CamelContext context);

    /** How many inputs the pipeline is done with, for the progress line. */
    int done(CamelContext context);

    /** How many inputs there are in all. */
    int total();

    /** Counts what is there: read back from where the pipeline wrote it, not from what was sent. */
    DemoResult result(CamelContext context);
}
