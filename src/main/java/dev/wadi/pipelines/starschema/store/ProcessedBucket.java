package dev.wadi.pipelines.starschema.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.edge.parquet.ParquetDocument;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.StoredObject;
import dev.wadi.pipelines.starschema.ObjectConversion;
import dev.wadi.pipelines.starschema.ObjectRecord;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The files of the warehouse, and the marks of objects that are done with. */
public record ProcessedBucket(Bucket bucket) {
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    public void putParquet(String key, Path file) throws IOException {
        bucket.replace(key, file, PARQUET);
    }

    public void putRejects(String key, Path file) throws IOException {
        bucket.replace(key, file, LINES);
    }

    public void putDoneMark(InputObject object, String record) {
        bucket.replace(object.doneKey(), record.getBytes(UTF_8), JSON);
    }

    /** The record of an object that is done with. */
    public Optional<String> doneMark(InputObject object) throws IOException {
        Optional<StoredObject> found = bucket.open(object.doneKey());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (StoredObject mark = found.get()) {
            return Optional.of(new String(mark.stored().readAllBytes(), UTF_8));
        }
    }

    /** Whether its rows count: it is done with, and did not fail as a whole. */
    public boolean hasRows(InputObject object) throws IOException {
        Optional<String> mark = doneMark(object);
        return mark.isPresent() && ObjectRecord.read(mark.get()).status() != ObjectStatus.FAILED;
    }

    /** Whether a file stands under this key that did not come of the object by us. What an attempt of ours left without a mark is made again. */
    public boolean hasForeignFile(String key, InputObject object) throws IOException {
        Optional<StoredObject> found = bucket.open(key);
        if (found.isEmpty()) {
            return false;
        }
        Path file = Files.createTempFile("star-schema-", ".parquet");
        try {
            try (StoredObject stored = found.get()) {
                Files.copy(stored.stored(), file, StandardCopyOption.REPLACE_EXISTING);
            }
            return !object.key().equals(sourceKey(file));
        } finally {
            Files.delete(file);
        }
    }

    /** Null where it is no Parquet file, or one of another origin. */
    private static String sourceKey(Path file) throws IOException {
        try {
            return ParquetDocument.open(file).metadata().get(ObjectConversion.SOURCE_KEY);
        } catch (RuntimeException e) {
            return null;
        }
    }

    public boolean has(String key) {
        return bucket.list(key, 1).stream().anyMatch(found -> found.key().equals(key));
    }

    /** The objects of a table without a mark, of these. */
    public Set<InputObject> withoutMark(String table, Iterable<InputObject> objects) {
        Set<String> marks = bucket.list(InputObject.donePrefix(table), Integer.MAX_VALUE).stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
        Set<InputObject> open = new HashSet<>();
        for (InputObject object : objects) {
            if (!marks.contains(object.doneKey())) {
                open.add(object);
            }
        }
        return open;
    }
}
