package dev.wadi.delivery;

import java.io.IOException;
import java.util.function.Consumer;

/** A bean that finds what a source should have been told of, and tells it. Found by its type. */
public interface Sweep {

    /** The pipeline, which is its route. */
    String pipeline();

    /**
     * Once, whoever else does the same at that time.
     *
     * @param progress is told lines for people
     * @return how many things the source was told of
     */
    int run(Consumer<String> progress) throws IOException;
}
