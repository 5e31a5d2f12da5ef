package dev.wadi.scenario.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.edge.aws.Provision;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket that a scenario has for itself. Objects are shown as text; what is not UTF-8 is not told apart from another. */
final class ScenarioBucket implements AutoCloseable {
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
                        new String(
                                s3.getObjectAsBytes(
                                                request -> request.bucket(name).key(key))
                                        .asByteArrayUnsafe(),
                                UTF_8)));
        return objects;
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
