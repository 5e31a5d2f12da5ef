package dev.wadi.pipelines.starschema.store;

import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.StoredObject;
import dev.wadi.pipelines.starschema.object.InputObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The objects that come in. */
public record IngestionBucket(Bucket bucket) {

    /** What is done with a content. */
    public interface ContentReader<T> {
        T read(InputStream content) throws IOException;
    }

    /** False where the object is not there. */
    public boolean download(InputObject object, Path file) throws IOException {
        return read(object, content -> Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING))
                .isPresent();
    }

    /** Empty where the object is not there. */
    public <T> Optional<T> read(InputObject object, ContentReader<T> reader) throws IOException {
        Optional<StoredObject> found = bucket.open(object.key());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (StoredObject stored = found.get()) {
            return Optional.of(reader.read(stored.stored()));
        }
    }

    /** The objects of a table by their ids; others under its prefix are left out. */
    public List<InputObject> objects(String table) {
        return bucket.list(table + "/", Integer.MAX_VALUE).stream()
                .flatMap(found -> InputObject.of(found.key()).stream())
                .sorted(Comparator.comparingLong(InputObject::id))
                .toList();
    }
}
