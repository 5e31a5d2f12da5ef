package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.local.Clients;
import dev.wadi.local.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket {@code tables} of a local S3, and the client of a route that uses it: its calls are noted, may be refused, and may lose their answers. */
public final class BucketWorld implements AutoCloseable, ExecutionInterceptor {
    public static final String BUCKET = "tables";

    /** What the route calls, such as {@code PutObject}. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    private final S3Client own;
    private final S3Client ofRoute;
    private volatile String lost = "";
    private volatile S3Exception refusal;
    private volatile int left;

    public BucketWorld(Clients clients) {
        own = clients.client(Part.S3, S3Client.builder());
        ofRoute = clients.client(Part.S3, S3Client.builder(), this);
    }

    /** For {@link YamlRoute}. */
    public void bind(DefaultCamelContext context) {
        context.getRegistry().bind("s3Client", S3Client.class, ofRoute);
    }

    public BucketWorld withBucket() {
        own.createBucket(request -> request.bucket(BUCKET));
        return this;
    }

    /** S3 does the next calls of this operation, and the route gets no answer. */
    public void loseAnswers(String operation, int times) {
        lost = operation;
        left = times;
    }

    /** S3 refuses the next calls so. */
    public void refuse(int status, String code, int times) {
        refusal = (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("refused")
                        .build())
                .build();
        left = times;
    }

    @Override
    public synchronized void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        calls.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (refusal != null && left-- > 0) {
            throw refusal;
        }
    }

    @Override
    public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (lost.equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)) && left-- > 0) {
            throw SdkClientException.create("the answer was lost");
        }
    }

    public void put(String key, byte[] content) {
        own.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
    }

    public void put(String key, String content) {
        own.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    /** All objects as text, by their keys. */
    public Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        own.listObjectsV2Paginator(request -> request.bucket(BUCKET).encodingType(EncodingType.URL)).contents().stream()
                .map(S3Object::key)
                .forEach(key -> objects.put(
                        key,
                        // not all of them need be text
                        new String(
                                own.getObjectAsBytes(request ->
                                                request.bucket(BUCKET).key(key))
                                        .asByteArrayUnsafe(),
                                UTF_8)));
        return objects;
    }

    public String contentType(String key) {
        return own.headObject(request -> request.bucket(BUCKET).key(key)).contentType();
    }

    @Override
    public void close() {
        own.close();
        ofRoute.close();
    }
}
