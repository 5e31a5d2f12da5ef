package dev.wadi.pipelines.datasetprocessing;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bucket that notes what was read of it. */
public final class ObjectsInMemory implements StoredObjects {
    private final Map<String, byte[]> objects = new TreeMap<>();
    private final List<String> read = new java.util.ArrayList<>();

    public ObjectsInMemory with(String key, byte[] content) {
        objects.put(key, content);
        return this;
    }

    public ObjectsInMemory with(String key, String content) {
        return with(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Prefixes that were listed and keys that were read, in this order. */
    public List<String> read() {
        return List.copyOf(read);
    }

    @Override
    public List<String> keys(String prefix) {
        read.add(prefix);
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public InputStream open(String key) throws IOException {
        read.add(key);
        byte[] content = objects.get(key);
        if (content == null) {
            throw new FileNotFoundException(key);
        }
        return new ByteArrayInputStream(content);
    }
}
