package dev.wadi.edge.line;

import java.io.IOException;

/** The lines of an object, read once. */
public interface LineSource {

    /** The next one; null behind the last. */
    TextLine next() throws IOException;
}
