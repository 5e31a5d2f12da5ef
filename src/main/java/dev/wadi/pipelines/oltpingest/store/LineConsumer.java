package dev.wadi.pipelines.oltpingest.store;

import java.io.IOException;

/** Takes the lines of an object, one after the other. */
@FunctionalInterface
public interface LineConsumer {

    /** Without the end of the line. The bytes are good for this call alone. */
    void accept(byte[] bytes, int from, int to) throws IOException;
}
