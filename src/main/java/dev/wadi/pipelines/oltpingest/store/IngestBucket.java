package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.StoredObject;
import dev.wadi.pipelines.oltpingest.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of the tables. */
public record IngestBucket(Bucket bucket) {
    private static final String CONTENT_TYPE = "application/x-ndjson";

    /** All of a table; whatever else lies there is left out. */
    public List<ObjectName> objects(String table) {
        return objects(table, ObjectName.prefix(table) + table + "_").toList();
    }

    private Stream<ObjectName> objects(String table, String prefix) {
        return bucket.list(prefix, Integer.MAX_VALUE).stream()
                .map(S3Object::key)
                .flatMap(key -> ObjectName.parse(table, key).stream());
    }

    /** False: somebody else has used its id, with this timestamp or another. */
    public boolean put(ObjectName object, Path content) throws IOException {
        return objects(object.table(), object.idPrefix()).allMatch(object::equals)
                && bucket.putOnce(object.key(), content, CONTENT_TYPE) != Bucket.Once.OTHER;
    }

    /** Reads an object from its beginning to its end; nothing where it is gone. */
    public void read(ObjectName object, LineConsumer lines) throws IOException {
        Optional<StoredObject> found = bucket.open(object.key());
        if (found.isPresent()) {
            try (StoredObject there = found.get();
                    InputStream content = there.stored()) {
                new LineSplitter(lines).read(content);
            }
        }
    }
}
