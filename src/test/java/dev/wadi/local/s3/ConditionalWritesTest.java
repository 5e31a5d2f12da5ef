package dev.wadi.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Timeout(900)
class ConditionalWritesTest {
    private static final int CLIENTS = 16;
    private static final int PRECONDITION_FAILED = 412;

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.S3));

    private static final String BUCKET = "the-bucket";

    private final Clients clients = CLOUD.clients();
    private final S3Client s3 = clients.client(Part.S3, S3Client.builder());

    @BeforeEach
    void makeBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @Test
    void ofManyWhoPutAKeyThatIsNotThereOneDoesAndItsObjectStays() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int round = 0; round < 5; round++) {
                String key = "round " + round;
                List<Future<Boolean>> puts = threads.invokeAll(IntStream.range(0, CLIENTS)
                        .<Callable<Boolean>>mapToObj(client -> () -> isPutOnce(key, "of " + client))
                        .toList());
                int winner = -1;
                for (int client = 0; client < CLIENTS; client++) {
                    if (puts.get(client).get()) {
                        assertThat(winner).as("who has put " + key).isEqualTo(-1);
                        winner = client;
                    }
                }
                assertThat(text(key)).isEqualTo("of " + winner);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean isPutOnce(String key, String content) {
        try {
            s3.putObject(request -> request.bucket(BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(content));
            return true;
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(PRECONDITION_FAILED);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
            return false;
        }
    }

    @Test
    void whatIsInPartsMayDependOnTheKeyToo() {
        String id = s3.createMultipartUpload(request -> request.bucket(BUCKET).key("parts"))
                .uploadId();
        String etag = s3.uploadPart(
                        request ->
                                request.bucket(BUCKET).key("parts").uploadId(id).partNumber(1),
                        RequestBody.fromString("x"))
                .eTag();
        s3.putObject(request -> request.bucket(BUCKET).key("parts"), RequestBody.fromString("first"));
        assertRefused(
                PRECONDITION_FAILED,
                "PreconditionFailed",
                () -> s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                        .key("parts")
                        .uploadId(id)
                        .ifNoneMatch("*")
                        .multipartUpload(upload -> upload.parts(
                                CompletedPart.builder().partNumber(1).eTag(etag).build()))));
        assertThat(text("parts")).isEqualTo("first");
    }

    @Test
    void aWriteMayDependOnWhatIsThere() {
        String etag = s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromString("1"))
                .eTag();
        assertRefused(
                PRECONDITION_FAILED,
                "PreconditionFailed",
                () -> s3.putObject(
                        request -> request.bucket(BUCKET).key("k").ifMatch("\"other\""), RequestBody.fromString("2")));
        assertThat(text("k")).isEqualTo("1");
        s3.putObject(request -> request.bucket(BUCKET).key("k").ifMatch(etag), RequestBody.fromString("2"));
        assertThat(text("k")).isEqualTo("2");
        assertRefused(
                404,
                "NoSuchKey",
                () -> s3.putObject(
                        request -> request.bucket(BUCKET).key("none").ifMatch(etag), RequestBody.fromString("2")));
    }

    @Test
    void anotherConditionIsNotTakenForThatOne() {
        assertRefused(
                501,
                "NotImplemented",
                () -> s3.putObject(
                        request -> request.bucket(BUCKET).key("k2").ifNoneMatch("\"x\""),
                        RequestBody.fromBytes(new byte[300_000])));
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, call);
        assertThat(refusal).as("the call's refusal").isNotNull();
        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    }

    private String text(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
    }
}
