package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import java.io.PrintWriter;
import java.time.Duration;

/** What {@code wadi torture} does. Not part of the product: {@link LocalParts} finds it. */
public interface Torture {

    /**
     * How much.
     *
     * @param kills by SIGKILL
     * @param atLeast how long it goes on; zero: no longer than it takes
     * @param seed of all that is left to chance
     */
    record Plan(int records, int kills, Duration atLeast, long seed) {}

    /**
     * Runs a pipeline undisturbed in one process, and again in two that are killed, and compares what is left.
     *
     * @return whether nothing was lost, doubled or changed
     */
    boolean run(Installation installation, String pipeline, Plan plan, PrintWriter out) throws Exception;
}
