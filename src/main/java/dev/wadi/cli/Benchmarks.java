package dev.wadi.cli;

import dev.wadi.runtime.Installation;
import java.io.PrintWriter;
import java.util.SortedSet;

/** What {@code wadi bench} measures. Not part of the product: {@link LocalParts} finds them. */
public interface Benchmarks {

    SortedSet<String> names();

    /** Measures and prints. The name is one of {@link #names}. */
    void run(String name, Installation installation, PrintWriter out) throws Exception;
}
