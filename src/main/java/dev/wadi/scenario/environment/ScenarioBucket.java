package dev.wadi.scenario.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.edge.aws.Provision;
import dev.wadi.edge.parquet.ParquetDocument;
import dev.wadi.scenario.format.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket that a scenario has for itself. Objects are shown as text; what is not UTF-8 is not told apart from another. A Parquet file is shown as the list of its rows. */
final class ScenarioBucket implements AutoCloseable {
    /** The first bytes of each file. */
    private static final String PARQUET = "PAR1";

    private final S3Client s3;
    private final String name;

    private ScenarioBucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    static ScenarioBucket create(ScenarioEnvironment world, String name, Map<String, byte[]> objects) {
        world.require("AWS_ENDPOINT_URL_S3");
        S3Client s3 = S3Client.builder()
                .credentialsProvider(world.credentials())
                .forcePathStyle(true)
                .build();
        ScenarioBucket bucket = new ScenarioBucket(s3, name);
        Provision.bucket(s3, name);
        objects.forEach((key, content) ->
                s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(content)));
        return bucket;
    }

    /** All that there is, by its keys. */
    Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        s3.listObjectsV2Paginator(request -> request.bucket(name).encodingType(EncodingType.URL)).contents().stream()
                .map(S3Object::key)
                .forEach(key -> objects.put(
                        key,
                        shown(s3.getObjectAsBytes(
                                        request -> request.bucket(name).key(key))
                                .asByteArrayUnsafe())));
        return objects;
    }

    void put(String key, byte[] content) {
        s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(content));
    }

    static String shown(byte[] content) {
        String text = new String(content, UTF_8);
        if (!text.startsWith(PARQUET)) {
            return text;
        }
        try {
            Path file = Files.createTempFile("scenario-", ".parquet");
            try {
                Files.write(file, content);
                ArrayNode rows = JsonNodeFactory.instance.arrayNode();
                rows.addAll(ParquetDocument.open(file).first(Long.MAX_VALUE));
                return JsonText.compact(rows);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it away with all that is in it. */
    @Override
    public void close() {
        try (s3) {
            objects()
                    .keySet()
                    .forEach(key ->
                            s3.deleteObject(request -> request.bucket(name).key(key)));
            s3.deleteBucket(request -> request.bucket(name));
        }
    }
}
