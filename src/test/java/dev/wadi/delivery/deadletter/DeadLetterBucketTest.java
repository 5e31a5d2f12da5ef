package dev.wadi.delivery.deadletter;

import static dev.wadi.delivery.deadletter.DeadLetterFixture.KIB;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.big;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.payload;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.HostileKeys;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What does not fit on the queue is in a bucket before its letter is on the queue. */
@Timeout(900)
class DeadLetterBucketTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS, Part.S3));

    @SuppressWarnings("unused") // by its name
    static final List<String> HOSTILE = HostileKeys.ALL;

    private static final String BUCKET = "letters";
    private static final Map<String, String> SETTINGS = Map.of("wadi.dead-letter-bucket", BUCKET);

    private final Clients clients = CLOUD.clients();
    private final S3Client s3 = clients.client(Part.S3, S3Client.builder());
    private DeadLetterFixture letters;

    @BeforeEach
    void connect() {
        letters = new DeadLetterFixture(CLOUD, s3);
        letters.limit.set(KIB);
    }

    @AfterEach
    void disconnect() {
        letters.close();
        s3.close();
    }

    @Test
    void aLetterThatDoesNotFitRefersToAnObjectWithItsRecord() throws Exception {
        withBucket();
        byte[] record = random(300 * KIB);
        letters.target().deadLetter(List.of(big(record)), 1);
        List<JsonNode> taken = letters.take();
        assertThat(taken).singleElement().satisfies(letter -> {
            assertThat(letter.get("payload_encoding").textValue()).isEqualTo("s3");
            assertThat(letter.get("payload").textValue()).matches("s3://letters/dead-letters/[0-9a-f]{64}");
            assertThat(letter.get("source_id").textValue()).isEqualTo("s:1");
            assertThat(letter.has("part")).isFalse();
        });
        assertThat(DeadLetterReader.read(taken)).isEqualTo(taken);
        assertThat(DeadLetterReader.read(taken, LargeLetters.of(s3)))
                .singleElement()
                .satisfies(letter -> assertThat(payload(letter)).isEqualTo(record));
    }

    @Test
    void whatFitsOrGetsSmallEnoughStaysOnTheQueue() throws Exception {
        withBucket();
        letters.target()
                .deadLetter(
                        List.of(
                                new RefusedRecordException(new TextRecord("s:1", "{}"), "missing_field", "x"),
                                new RefusedRecordException(
                                        new TextRecord("s:2", "x".repeat(50 * KIB)), "missing_field", "x")),
                        1);
        assertThat(letters.take())
                .extracting(letter -> letter.get("payload_encoding").textValue())
                .containsExactlyInAnyOrder("utf-8", "gzip+base64");
        assertThat(objects()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void nothingOfARecordGetsIntoTheKeyOfItsObject(String id) throws Exception {
        withBucket();
        letters.target()
                .deadLetter(
                        List.of(new RefusedRecordException(
                                new BytesRecord(random(20 * KIB), id, id), "malformed_json", id)),
                        1);
        assertThat(objects()).singleElement().asString().matches("dead-letters/[0-9a-f]{64}");
        assertThat(DeadLetterReader.read(letters.take(), LargeLetters.of(s3)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.get("source_id").textValue()).isEqualTo(id);
                    assertThat(payload(letter)).isEqualTo(random(20 * KIB));
                });
    }

    /** The other fields alone are too large. */
    @Test
    void aLetterWithoutRoomForAnythingIsInTheBucketWhole() throws Exception {
        withBucket();
        String longer = "ä\u0001\"".repeat(20_000);
        byte[] record = random(KIB);
        letters.target()
                .deadLetter(
                        List.of(new RefusedRecordException(
                                new BytesRecord(record, longer, longer), "malformed_json", "x")),
                        1);
        List<JsonNode> taken = letters.take();
        assertThat(taken).singleElement().satisfies(letter -> assertThat(
                        letter.get("payload_encoding").textValue())
                .isEqualTo("letter+s3"));
        assertThat(DeadLetterReader.read(taken, LargeLetters.of(s3)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.get("source_id").textValue()).isEqualTo(longer);
                    assertThat(payload(letter)).isEqualTo(record);
                });
    }

    @Test
    void whileTheBucketIsAwayNothingIsAcknowledgedAndNoLetterIsOnTheQueue() throws Exception {
        letters.start(SETTINGS);
        List<RefusedRecordException> refused = List.of(big(random(20 * KIB)));
        assertThat(catchThrowable(() -> letters.target().deadLetter(refused, 1)))
                .hasRootCauseInstanceOf(NoSuchBucketException.class);
        assertThat(letters.take()).isEmpty();
        s3.createBucket(request -> request.bucket(BUCKET));
        letters.target().deadLetter(refused, 2);
        assertThat(letters.take()).hasSize(1);
        assertThat(objects()).hasSize(1);
    }

    @Test
    void anObjectThatIsThereIsNotPutAgainWhileTheQueueIsAway() throws Exception {
        withBucket();
        letters.calls.failing = 0;
        List<RefusedRecordException> refused = List.of(big(random(20 * KIB)));
        assertThat(catchThrowable(() -> letters.target().deadLetter(refused, 1)))
                .isNotNull();
        assertThat(objects()).hasSize(1);
        s3.deleteObject(request -> request.bucket(BUCKET).key(objects().get(0)));
        letters.target().deadLetter(refused, 2);
        assertThat(objects()).as("put by the first attempt alone").isEmpty();
        assertThat(letters.take()).hasSize(1);
    }

    /** After a crash nobody knows what was put. */
    @Test
    void theSameLetterAgainTakesThePlaceOfItself() throws Exception {
        withBucket();
        letters.target().deadLetter(List.of(big(random(20 * KIB))), 1);
        letters.target().deadLetter(List.of(big(random(20 * KIB))), 1);
        assertThat(objects()).hasSize(1);
        assertThat(letters.take()).hasSize(2);
    }

    @Test
    void anObjectThatIsGoneIsNotPassedOverInSilence() throws Exception {
        withBucket();
        letters.target().deadLetter(List.of(big(random(20 * KIB))), 1);
        s3.deleteObject(request -> request.bucket(BUCKET).key(objects().get(0)));
        List<JsonNode> taken = letters.take();
        assertThatThrownBy(() -> DeadLetterReader.read(taken, LargeLetters.of(s3)))
                .isInstanceOf(NoSuchKeyException.class);
    }

    private void withBucket() throws Exception {
        s3.createBucket(request -> request.bucket(BUCKET));
        letters.start(SETTINGS);
    }

    private List<String> objects() {
        return s3.listObjectsV2(request -> request.bucket(BUCKET).encodingType(EncodingType.URL)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
