package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import java.io.PrintWriter;

/** One that {@code wadi bench} measures. Not part of the product: {@link LocalParts} finds it. */
public interface Benchmark {

    /** That of the pipeline, or of the part. */
    String name();

    /** Measures and prints. */
    void run(Installation installation, PrintWriter out) throws Exception;
}
