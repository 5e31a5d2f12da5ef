package dev.wadi.delivery.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.source.kinesis.StreamRecord;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a FIFO queue drops, and which object of a bucket a large letter is. */
class DeadLetterIdentityTest {
    private static final int LIMIT = 2_000;

    @Test
    void aLetterThatIsWrittenAgainIsTheSame() {
        assertThat(letter("orders", "tea", "")).isEqualTo(letter("orders", "tea", ""));
    }

    /** Two streams may number alike: with both letters taken for one, one record would be lost. */
    @ParameterizedTest
    @ValueSource(strings = {"", "letters"})
    void lettersOfTwoStreamsAreTwo(String bucket) {
        String incompressible = new Random(7)
                .ints(2L * LIMIT, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(letter("orders", "tea", bucket)).isNotEqualTo(letter("returns", "tea", bucket));
        assertThat(letter("orders", incompressible, bucket)).isNotEqualTo(letter("returns", incompressible, bucket));
    }

    /** Its id, and the object that it refers to. */
    private static String letter(String stream, String data, String bucket) {
        StreamRecord record = new StreamRecord(
                stream, "shardId-000000000000", "49", OptionalLong.empty(), "ann", Instant.EPOCH, data.getBytes(UTF_8));
        OutgoingLetter letter = new DeadLetterWriter(new DeadLetterEnvelope("orders", Instant.EPOCH, 1), LIMIT, bucket)
                .letters(new RefusedRecordException(record, "malformed_json", null))
                .left()
                .get(0);
        return letter.id() + letter.object().map(LargeLetter::address).orElse("");
    }
}
