package dev.wadi.delivery.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.source.kinesis.StreamRecord;
import dev.wadi.source.sqs.SqsMessage;
import dev.wadi.testing.TextRecord;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterEnvelopeTest {
    private final DeadLetterWriter writer = new DeadLetterWriter(
            new DeadLetterEnvelope("turbine-status", Instant.parse("2026-11-20T10:00:00.123Z"), 2), 1_048_576, "");

    @Test
    void allFieldsAreAlwaysThere() throws JsonProcessingException {
        assertThat(letter(new TextRecord("shard:7", "{\"a\": 1}"), "missing_field", "value"))
                .isEqualTo("""
                {"version":2,"pipeline":"turbine-status","reason":"missing_field","detail":"value","source_id":"shard:7",\
                "record_index":null,"payload":"{\\"a\\": 1}","payload_encoding":"utf-8",\
                "failed_at":"2026-11-20T10:00:00.123Z","attempts":2,"route":"turbine-status"}""");
    }

    @Test
    void theRecordsPositionInItsEnvelopeIsTold() throws JsonProcessingException {
        SourceRecord third = new SourceRecord() {
            @Override
            public String sourceId() {
                return "message";
            }

            @Override
            public byte[] payload() {
                return new byte[0];
            }

            @Override
            public Integer recordIndex() {
                return 3;
            }
        };
        assertThat(letter(third, "r", null)).contains("\"record_index\":3", "\"payload\":\"\"", "\"detail\":null");
    }

    @Test
    void bytesThatAreNotUtf8AreBase64() throws JsonProcessingException {
        byte[] bytes = {'a', (byte) 0xFF, 0};
        SourceRecord record = new SourceRecord() {
            @Override
            public String sourceId() {
                return "1";
            }

            @Override
            public byte[] payload() {
                return bytes;
            }
        };
        assertThat(letter(record, "malformed_json", "x"))
                .contains("\"payload\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"")
                .contains("\"payload_encoding\":\"base64\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u001F\u007F", "\uFFFE", "\uFFFF", "\uFFFD", "ä\uD83D\uDE00", "\r\n\t\"\\"})
    void anyPayloadIsAMessageThatTheQueueTakes(String payload) throws JsonProcessingException {
        String letter = letter(new TextRecord("1", payload), "r", "d");
        assertSentAsItIs(letter);
        assertThat(new ObjectMapper().readTree(letter).get("payload").textValue())
                .isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"b\" : 1.50,\n\t\"a\": 1e400, \"b\": 12345678901234567890.10 }",
                "{\"a\":\"\uFFFE ä \uD83D\uDE00 \\ud800\"}"
            })
    void anObjectIsQuotedAsItCame(String payload) throws JsonProcessingException {
        String letter = letter(new JsonRecord(payload), "r", "d");
        assertSentAsItIs(letter);
        assertThat(letter.replace("\\uFFFE", "\uFFFE"))
                .contains("\"payload\":" + payload + ",\"payload_encoding\":\"utf-8\"");
        assertThat(letter(new TextRecord("1", payload), "r", "d")).contains("\"payload\":\"{");
    }

    @Test
    void aKeyIsToldWhereTheSourceHasOne() throws JsonProcessingException {
        assertThat(letter(new SqsMessage("1", "x", "g"), "r", "d"))
                .endsWith("\"route\":\"turbine-status\",\"message_group_id\":\"g\"}");
        assertThat(letter(
                        new StreamRecord("s", "shard", "7", OptionalLong.empty(), "p", Instant.EPOCH, new byte[] {'x'}),
                        "r",
                        "d"))
                .endsWith("\"route\":\"turbine-status\",\"partition_key\":\"p\"}");
    }

    @ParameterizedTest
    @CsvSource({"499,a,500", "499,aa,500", "499,\uD83D\uDE00,499", "498,\uD83D\uDE00a,500", "600,a,500"})
    void theDetailHasAtMost500CharactersAndEndsWithAWholeOne(int before, String then, int length) {
        String detail = "d".repeat(before) + then;
        assertThat(new RefusedRecordException(new TextRecord("1", "{}"), "r", detail).detail())
                .isEqualTo(detail.substring(0, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[1]", "1", "\"{}\"", "null", "{", "{} x", "{}{}", "{a:1}", "{\"a\":NaN}", "\uFEFF{}"})
    void whatIsNoObjectIsText(String payload) throws JsonProcessingException {
        String letter = letter(new JsonRecord(payload), "r", "d");
        assertSentAsItIs(letter);
        assertThat(new ObjectMapper().readTree(letter).get("payload").textValue())
                .isEqualTo(payload);
    }

    private record JsonRecord(String text) implements SourceRecord {
        @Override
        public String sourceId() {
            return "1";
        }

        @Override
        public byte[] payload() {
            return text.getBytes(UTF_8);
        }

        @Override
        public boolean payloadAsJson() {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no row \uD800|x", "\uDC00", "x\uD83D", "\uD83D\uDE00\uD83D"})
    void halfACharacterInTheDetailDoesNotKeepTheLetterFromBeingSent(String detail) throws JsonProcessingException {
        assertSentAsItIs(letter(new TextRecord("1", "{}"), "r", detail));
    }

    /** The characters that SQS takes: #x9 #xA #xD, #x20 to #xD7FF, #xE000 to #xFFFD, #x10000 to #x10FFFF. */
    private static void assertSentAsItIs(String letter) {
        assertThat(letter.codePoints()
                        .filter(c -> (c < 0x20 && c != 0x9 && c != 0xA && c != 0xD)
                                || (c >= 0xD800 && c <= 0xDFFF)
                                || c == 0xFFFE
                                || c == 0xFFFF))
                .isEmpty();
        assertThat(new String(letter.getBytes(UTF_8), UTF_8)).isEqualTo(letter);
    }

    private String letter(SourceRecord record, String reason, String detail) {
        return writer.letters(new RefusedRecordException(record, reason, detail))
                .left()
                .get(0)
                .text();
    }
}
