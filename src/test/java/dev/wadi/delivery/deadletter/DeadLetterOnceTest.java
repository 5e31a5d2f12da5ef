package dev.wadi.delivery.deadletter;

import static dev.wadi.delivery.deadletter.DeadLetterFixture.KIB;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.big;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.ids;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.payload;
import static dev.wadi.delivery.deadletter.DeadLetterFixture.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever fails meanwhile, a refused record reaches the queue once. */
@Timeout(300)
class DeadLetterOnceTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private DeadLetterFixture letters;

    @BeforeEach
    void connect() {
        letters = new DeadLetterFixture(CLOUD);
    }

    @AfterEach
    void disconnect() {
        letters.close();
    }

    @Test
    void whatOnePageHadTakenIsNotSentAgain() throws Exception {
        letters.start();
        letters.calls.failing = 2;
        List<RefusedRecordException> rejected = rejected(37);
        assertThat(catchThrowable(() -> letters.target().deadLetter(rejected, 1)))
                .isInstanceOf(HoldException.class);
        letters.target().deadLetter(rejected, 1);
        assertThat(letters.calls.sent.stream().map(List::size)).containsExactly(10, 10, 10, 10, 7);
        assertThat(ids(letters.take())).containsExactlyInAnyOrderElementsOf(ids(37));
    }

    @Test
    void ofAPageThatWasTakenInPartOnlyTheRestIsSentAgain() throws Exception {
        letters.start();
        letters.calls.spoiling = 1;
        List<RefusedRecordException> rejected = rejected(23);
        assertThat(catchThrowable(() -> letters.target().deadLetter(rejected, 1)))
                .isInstanceOf(HoldException.class)
                .hasMessageContaining("1 dead letters were not taken");
        letters.target().deadLetter(rejected, 1);
        assertThat(letters.calls.sent.stream().map(List::size)).containsExactly(10, 10, 4);
        assertThat(ids(letters.take())).containsExactlyInAnyOrderElementsOf(ids(23));
    }

    @Test
    void partsThatWereTakenAreNotSentAgain() throws Exception {
        letters.limit.set(KIB);
        letters.start();
        byte[] data = new byte[5 * KIB];
        new Random(1).nextBytes(data);
        letters.calls.failing = 4;
        List<RefusedRecordException> rejected =
                List.of(new RefusedRecordException(new BytesRecord(data, "s:1", "k"), "malformed_json", "x"));
        assertThat(catchThrowable(() -> letters.target().deadLetter(rejected, 1)))
                .isNotNull();
        letters.target().deadLetter(rejected, 1);
        List<JsonNode> taken = letters.take();
        assertThat(taken).hasSize(taken.get(0).get("parts").intValue());
        assertThat(letters.calls.sent).hasSize(taken.size() + 1);
        assertThat(payload(DeadLetterReader.read(taken).get(0))).isEqualTo(data);
    }

    @Test
    void aFifoQueueDropsWhatItHasAlreadyAfterARestart() throws Exception {
        letters.startFifo();
        letters.target().deadLetter(rejected(23), 1);
        letters.target().deadLetter(rejected(23), 4);
        assertThat(letters.calls.sent).hasSize(6);
        assertThat(ids(letters.take())).containsExactlyInAnyOrderElementsOf(ids(23));
    }

    @Test
    void aFifoQueueTakesTheNeighboursAndTheReasonsOfOneSource() throws Exception {
        letters.startFifo();
        letters.target()
                .deadLetter(
                        List.of(
                                new RefusedRecordException(new TextRecord("1", "{}"), "missing_field", "a"),
                                new RefusedRecordException(new TextRecord("1", "{}"), "internal_error", "a"),
                                new RefusedRecordException(new TextRecord("2", "{}"), "missing_field", "a")),
                        1);
        assertThat(letters.take()).hasSize(3);
    }

    @Test
    void partsOfTwoWritingsAreNotMixedOnAFifoQueue() throws Exception {
        letters.limit.set(KIB);
        letters.startFifo();
        byte[] data = new byte[5 * KIB];
        new Random(1).nextBytes(data);
        letters.calls.failing = 2;
        assertThat(catchThrowable(() -> letters.target().deadLetter(List.of(big(data)), 1)))
                .isNotNull();
        letters.target().deadLetter(List.of(big(data)), 100_000);
        assertThat(DeadLetterReader.read(letters.take()).stream()
                        .filter(letter -> !letter.has("part"))
                        .map(DeadLetterFixture::payload))
                .singleElement()
                .isEqualTo(data);
    }
}
