package dev.wadi.demo.starschema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.demo.world.PipelineWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The two buckets of star-schema in a world. */
record WarehouseBuckets(PipelineWorld world) {

    static String key(String table, int id) {
        return String.format(
                Locale.ROOT,
                "%1$s/%1$s_%2$08d_20261105T%3$02d%4$02d%5$02d000000.jsonl",
                table,
                id,
                id / 3600 % 24,
                id / 60 % 60,
                id % 60);
    }

    /** What S3 tells of an object. */
    static String notice(String key, String moreFields) {
        return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"" + key + "\"}}}]"
                + moreFields + "}";
    }

    void put(String key, String lines) {
        world.clients()
                .s3()
                .putObject(
                        request -> request.bucket(world.value("star-schema.ingestion-bucket")).key(key),
                        RequestBody.fromBytes(lines.getBytes(UTF_8)));
    }

    /** The keys in the processed bucket that begin so. */
    List<String> keys(String prefix) {
        return list(prefix).map(S3Object::key).toList();
    }

    /** The same, with what tells one content from another. */
    Map<String, String> tags(String prefix) {
        return list(prefix).collect(Collectors.toMap(S3Object::key, S3Object::eTag));
    }

    private Stream<S3Object> list(String prefix) {
        return world
                .clients()
                .s3()
                .listObjectsV2Paginator(
                        request -> request.bucket(processed()).prefix(prefix))
                .contents()
                .stream();
    }

    /** Copies these files, to be read. */
    void download(String prefix, Path folder) {
        try {
            for (String key : keys(prefix)) {
                Path file = folder.resolve(key);
                Files.createDirectories(file.getParent());
                read(key, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void read(String key, Path file) throws IOException {
        Files.write(
                file,
                world.clients()
                        .s3()
                        .getObjectAsBytes(request -> request.bucket(processed()).key(key))
                        .asByteArray());
    }

    String processed() {
        return world.value("star-schema.processed-bucket");
    }
}
