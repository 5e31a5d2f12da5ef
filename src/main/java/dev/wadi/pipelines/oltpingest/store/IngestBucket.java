package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.StoredObject;
import dev.wadi.pipelines.oltpingest.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of the tables. */
public record IngestBucket(Bucket bucket) {
    private static final String CONTENT_TYPE = "application/x-ndjson";

    /** All of a table; whatever else lies there is left out. */
    public List<ObjectName> objects(String table) {
        return bucket.list(ObjectName.prefix(table) + table + "_", Integer.MAX_VALUE).stream()
                .map(S3Object::key)
                .flatMap(key -> ObjectName.parse(table, key).stream())
                .toList();
    }

    /** False: somebody else has used its id, with this timestamp or another. */
    public boolean put(ObjectName object, Path content) throws IOException {
        return bucket.list(object.idPrefix(), 1).stream()
                        .allMatch(there -> there.key().equals(object.key()))
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
