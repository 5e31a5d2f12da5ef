package dev.wadi.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.HostileKeys;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What S3's clients ask of it, by the SDK's own. */
@Timeout(900)
class S3FrontTest {
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
    void anObjectIsReadAsItWasPut() {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        String etag = s3.putObject(
                        request -> request.bucket(BUCKET)
                                .key("large")
                                .contentType("text/plain")
                                .metadata(Map.of("word", "value")),
                        RequestBody.fromBytes(content))
                .eTag();
        var read = s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("large"));
        assertThat(read.asByteArray()).isEqualTo(content);
        assertThat(read.response().eTag()).isEqualTo(etag);
        assertThat(read.response().contentType()).isEqualTo("text/plain");
        assertThat(read.response().metadata()).containsExactly(Map.entry("word", "value"));
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("large")).contentLength())
                .isEqualTo(3_000_000);
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key("large").range("bytes=10-19"))
                        .asByteArray())
                .isEqualTo(Arrays.copyOfRange(content, 10, 20));
        s3.deleteObject(request -> request.bucket(BUCKET).key("large"));
        assertThatThrownBy(() -> s3.getObject(request -> request.bucket(BUCKET).key("large")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void anObjectThatTheStoreRefusesIsNotThereAndHoldsUpNobody() {
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket(BUCKET).key("refused").contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                        RequestBody.fromBytes(new byte[3_000_000])))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket(BUCKET).key("refused").contentMD5("no digest"),
                        RequestBody.fromBytes(new byte[3_000_000])))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));
        assertThat(keys("refused")).isEmpty();
        s3.putObject(request -> request.bucket(BUCKET).key("refused"), RequestBody.fromString("x"));
        assertThat(text("refused")).isEqualTo("x");
        s3.deleteObject(request -> request.bucket(BUCKET).key("refused"));
    }

    /** It may go at any moment on the way of its request. */
    @RepeatedTest(100)
    void aClientThatGoesAwayInTheMiddleLeavesNothingAndHoldsUpNobody() throws IOException {
        URI front = clients.endpoint(Part.S3);
        try (Socket gone = new Socket(front.getHost(), front.getPort())) {
            String head = "PUT /" + BUCKET + "/gone HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
                    + "Authorization: AWS4-HMAC-SHA256 Credential=" + clients.accessKey()
                    + "/20261103/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x\r\n\r\n";
            gone.getOutputStream().write((head + "the first bytes").getBytes(UTF_8));
        }
        // writes of one key wait for those before
        s3.putObject(request -> request.bucket(BUCKET).key("gone"), RequestBody.fromString("x"));
        assertThat(text("gone")).isEqualTo("x");
        s3.deleteObject(request -> request.bucket(BUCKET).key("gone"));
    }

    @Test
    void anObjectOfNothingAndOneThatLooksLikeAnAnswerAreOnlyObjects() {
        String xml = "<Error><Bucket><Name>x</Name></Bucket></Error>";
        s3.putObject(
                request -> request.bucket(BUCKET).key("empty").contentType("application/xml"), RequestBody.empty());
        s3.putObject(
                request -> request.bucket(BUCKET).key("xml").contentType("application/xml"),
                RequestBody.fromString(xml));
        assertThat(text("empty")).isEmpty();
        assertThat(text("xml")).isEqualTo(xml);
    }

    @Test
    void aKeyMayBeAnyText() {
        for (String key : HostileKeys.ALL) {
            s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("of " + key));
        }
        for (String key : HostileKeys.ALL) {
            assertThat(text(key)).as(key).isEqualTo("of " + key);
        }
        assertThat(keys("")).containsExactlyInAnyOrderElementsOf(HostileKeys.ALL);
        for (String key : HostileKeys.ALL) {
            s3.deleteObject(request -> request.bucket(BUCKET).key(key));
        }
        assertThat(keys("")).isEmpty();
    }

    @Test
    void objectsAreListedByPrefixInPages() {
        for (int i = 0; i < 12; i++) {
            String key = "raw/" + i;
            s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("x"));
        }
        s3.putObject(request -> request.bucket(BUCKET).key("other"), RequestBody.fromString("x"));
        List<String> paged =
                s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(BUCKET).prefix("raw/").maxKeys(5))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .toList();
        assertThat(paged).hasSize(12).isSorted().containsExactlyElementsOf(new TreeSet<>(paged));
        assertThat(s3.listObjects(request -> request.bucket(BUCKET).prefix("raw/1"))
                        .contents())
                .hasSize(3);
        s3.deleteObjects(request -> request.bucket(BUCKET)
                .delete(all -> all.objects(paged.stream()
                        .map(key -> software.amazon.awssdk.services.s3.model.ObjectIdentifier.builder()
                                .key(key)
                                .build())
                        .toList())));
        assertThat(keys("")).containsExactly("other");
        s3.deleteObject(request -> request.bucket(BUCKET).key("other"));
    }

    @Test
    void anObjectMayComeInPartsAndAsACopy() {
        byte[] part = new byte[5 * 1024 * 1024];
        String id = s3.createMultipartUpload(request -> request.bucket(BUCKET).key("${parts}"))
                .uploadId();
        List<CompletedPart> parts = List.of(part(id, 1, part), part(id, 2, new byte[] {1, 2, 3}));
        s3.completeMultipartUpload(request ->
                request.bucket(BUCKET).key("${parts}").uploadId(id).multipartUpload(upload -> upload.parts(parts)));
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("${parts}")
                .destinationBucket(BUCKET)
                .destinationKey("the copy"));
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("the copy"))
                        .contentLength())
                .isEqualTo(part.length + 3);
    }

    private CompletedPart part(String upload, int number, byte[] content) {
        String etag = s3.uploadPart(
                        request -> request.bucket(BUCKET)
                                .key("${parts}")
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    void eachAccessKeyHasBucketsOfItsOwn() {
        try (S3Client other = CLOUD.clients().client(Part.S3, S3Client.builder())) {
            assertThat(other.listBuckets().buckets()).isEmpty();
            assertThatThrownBy(() -> other.listObjectsV2(request -> request.bucket(BUCKET)))
                    .isInstanceOf(NoSuchBucketException.class)
                    .hasMessageNotContaining("-" + BUCKET);
            other.createBucket(request -> request.bucket(BUCKET));
            s3.putObject(request -> request.bucket(BUCKET).key("mine"), RequestBody.fromString("x"));
            assertThat(other.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                    .isEmpty();
            assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).containsExactly(BUCKET);
            assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).name())
                    .isEqualTo(BUCKET);
        }
    }

    @Test
    void aBucketCanBeMadeInAnyRegion() {
        s3.createBucket(request ->
                request.bucket("in-a-region").createBucketConfiguration(made -> made.locationConstraint("eu-west-1")));
        assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).contains("in-a-region");
        s3.deleteBucket(request -> request.bucket("in-a-region"));
    }

    @Test
    void aBucketThatIsNotThereIsNotMadeByAPut() {
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("not-there").key("x"), RequestBody.fromBytes(new byte[200_000])))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("not-there").key("x").ifMatch("\"x\""), RequestBody.fromString("x")))
                .isInstanceOf(S3Exception.class);
    }

    private String text(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
    }

    private List<String> keys(String prefix) {
        return s3
                .listObjectsV2(request -> request.bucket(BUCKET).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
