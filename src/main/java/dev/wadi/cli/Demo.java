package dev.wadi.cli;

import java.io.PrintWriter;

/** What {@code wadi demo} does. Not part of the product: {@link LocalParts} finds it. */
public interface Demo {

    /**
     * Feeds every pipeline on this machine and counts what came out.
     *
     * @param keepRunning leave it up at the end, until the process is stopped
     * @return whether all counts are right
     */
    boolean run(boolean keepRunning, PrintWriter out) throws Exception;
}
