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
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

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
        put(ingestion(), key, lines);
    }

    private void put(String bucket, String key, String content) {
        world.clients()
                .s3()
                .putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content.getBytes(UTF_8)));
    }

    /** As an object that was processed before. */
    void mark(String key) {
        put(processed(), "_done/" + key.replaceFirst("jsonl$", "json"), "{\"status\":\"success\"}");
    }

    /** S3 tells this queue of each object that is put into the ingestion bucket. */
    void tell(String queueUrl) {
        String arn = world.clients()
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        QueueConfiguration told = QueueConfiguration.builder()
                .queueArn(arn)
                .events(Event.S3_OBJECT_CREATED)
                .build();
        world.clients()
                .s3()
                .putBucketNotificationConfiguration(
                        request -> request.bucket(ingestion()).notificationConfiguration(all -> all.queueConfigurations(told)));
    }

    /** The keys in the processed bucket that begin so. */
    List<String> keys(String prefix) {
        return list(processed(), prefix).map(S3Object::key).toList();
    }

    /** The same, with what tells one content from another. */
    Map<String, String> tags(String prefix) {
        return list(processed(), prefix).collect(Collectors.toMap(S3Object::key, S3Object::eTag));
    }

    private Stream<S3Object> list(String bucket, String prefix) {
        return world
                .clients()
                .s3()
                .listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(prefix))
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

    private String ingestion() {
        return world.value("star-schema.ingestion-bucket");
    }

    String processed() {
        return world.value("star-schema.processed-bucket");
    }
}
