package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import java.io.PrintWriter;

/** One that {@code wadi bench} measures. */
public interface Benchmark {

    /** Measures and prints. */
    void run(Installation installation, PrintWriter out) throws Exception;
}
