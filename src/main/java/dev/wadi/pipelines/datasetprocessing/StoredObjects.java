package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The objects of the bucket that inputs come from. */
public interface StoredObjects {

    /** Keys that start with a text, whatever follows it. Whoever asks only wants to know whether there is none, one or more: two are enough. */
    List<String> keys(String prefix) throws IOException;

    /**
     * The content of an object, decompressed by the suffix of its key. The caller closes it.
     *
     * @throws RefusedException if it is not what its suffix says
     * @throws IOException if it cannot be read now
     */
    InputStream open(String key) throws IOException, RefusedException;
}
