package dev.wadi.blocks.redis;

import static dev.wadi.blocks.redis.HashStore.Answer.SET;
import static dev.wadi.blocks.redis.HashStore.Answer.UNCHANGED;
import static dev.wadi.blocks.redis.HashStore.Answer.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.RedisCommands;
import dev.wadi.testing.RunningRedis;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redisson.client.codec.StringCodec;

@Timeout(300)
class HashStoreTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    @Test
    void allFieldsOfARecordAreSet() throws RefusedException {
        assertThat(store("").set(List.of(write("a", "status", "open", "total", new BigDecimal("12.50")))))
                .containsExactly(SET);
        assertThat(REDIS.hash("a")).isEqualTo(Map.of("status", "open", "total", "12.50"));
    }

    @Test
    void withoutADecidingFieldTheLastRecordWinsAndTheSameAgainChangesNothing() throws RefusedException {
        HashWrite open = write("a", "status", "open");
        assertThat(store("").set(List.of(open, write("a", "status", "done"), write("a", "status", "done"))))
                .containsExactly(SET, SET, UNCHANGED);
        assertThat(REDIS.hash("a")).isEqualTo(Map.of("status", "done"));
    }

    /** The first is older than the second. */
    @ParameterizedTest
    @CsvSource({
        "time, 2026-11-20T10:00:00Z, 2026-11-20T10:00:00.001Z",
        "time, 2026-11-20T10:00:00.5Z, 2026-11-20T10:00:00.51Z",
        "time, 2026-11-20T10:00:00.123456788Z, 2026-11-20T10:00:00.123456789Z",
        "time, 2026-11-20T10:00:00+01:00, 2026-11-20T09:00:01Z",
        "time, 2026-11-20T23:30:00Z, 2026-11-20T23:00:00-01:00",
        "time, 2027-02-28T23:59:59Z, 2027-03-01T00:00:00Z",
        "time, 2028-02-28T23:59:59Z, 2028-02-29T00:00:00Z",
        "time, 2028-02-29T23:59:59Z, 2028-03-01T00:00:00Z",
        "time, 2026-12-31T23:59:59.999Z, 2027-01-01T00:00:00Z",
        "time, 0001-01-01T00:00:00Z, 9999-12-31T23:59:59Z",
        "number, 9007199254740992, 9007199254740993",
        "number, -9007199254740993, -9007199254740992",
        "number, 99999999999999999999999999999999999998, 99999999999999999999999999999999999999",
        "number, 9, 10",
        "number, -10, -9",
        "number, -1, 0",
        "number, 1.5, 1.51",
        "number, 0.09, 0.1",
        "number, 007, 8",
        "text, Z, a",
        "text, a, aa",
        "text, z, ä",
        "text, \uFFFD, \uD83D\uDE00",
    })
    void theNewerOneStaysWhateverTheOrderOfArrival(String kind, String older, String newer) throws RefusedException {
        HashStore store = new HashStore(REDIS::client, DecidingField.parse("at", kind));
        HashWrite low = write("a", kind, "at", older, "status", "low");
        HashWrite high = write("a", kind, "at", newer, "status", "high");
        assertThat(store.set(List.of(low, high))).containsExactly(SET, SET);
        assertThat(REDIS.hash("a")).isEqualTo(Map.of("at", newer, "status", "high"));
        REDIS.empty();
        assertThat(store.set(List.of(high, low, high))).containsExactly(SET, UNCHANGED, UNCHANGED);
        assertThat(REDIS.hash("a")).isEqualTo(Map.of("at", newer, "status", "high"));
    }

    /** Neither is newer. */
    @ParameterizedTest
    @CsvSource({
        "time, 2026-11-20T10:00:00Z, 2026-11-20T10:00:00.000Z",
        "time, 2026-11-20T10:00:00.10Z, 2026-11-20T11:00:00.1+01:00",
        "number, 1.0, 1",
        "number, -0, 0",
        "number, +5, 05",
    })
    void whatIsAsNewIsNotWritten(String kind, String first, String second) throws RefusedException {
        HashStore store = new HashStore(REDIS::client, DecidingField.parse("at", kind));
        assertThat(store.set(
                        List.of(write("a", kind, "at", first, "s", "1"), write("a", kind, "at", second, "s", "2"))))
                .containsExactly(SET, UNCHANGED);
        assertThat(REDIS.hash("a")).containsEntry("s", "1");
    }

    @Test
    void theSecondFieldDecidesWhereTheFirstDoesNot() throws RefusedException {
        HashStore store = new HashStore(REDIS::client, DecidingField.parse("at, seq", "time, number"));
        List<DecidingField> deciding = DecidingField.parse("at, seq", "time, number");
        HashWrite second = HashWrite.of("a", fields("at", "2026-11-20T10:00:00Z", "seq", 10), deciding);
        HashWrite first = HashWrite.of("a", fields("at", "2026-11-20T10:00:00.0Z", "seq", 9), deciding);
        assertThat(store.set(List.of(first, second, first))).containsExactly(SET, SET, UNCHANGED);
        assertThat(REDIS.hash("a")).containsEntry("seq", "10");
    }

    @ParameterizedTest
    @CsvSource({"unknown", "2026-11-20", "1795168801000", "''", "2026-11-20T10:00:00"})
    void whatSomebodyElseLeftAndDoesNotCompareCannotFreezeAHash(String stored) throws RefusedException {
        REDIS.client().<String, String>getMap("a", StringCodec.INSTANCE).put("at", stored);
        REDIS.client().<String, String>getMap("a", StringCodec.INSTANCE).put("note", "ours");
        HashStore store = new HashStore(REDIS::client, DecidingField.parse("at", "time"));
        assertThat(store.set(List.of(write("a", "time", "at", "2020-01-01T00:00:00Z"))))
                .containsExactly(SET);
        assertThat(REDIS.hash("a")).isEqualTo(Map.of("at", "2020-01-01T00:00:00Z", "note", "ours"));
    }

    @ParameterizedTest
    @CsvSource({
        "time, yesterday",
        "time, 2026-11-20T10:00:00",
        "time, 2026-02-30T10:00:00Z",
        "time, 2026-11-20T25:00:00Z",
        "time, 1795168801000",
        "number, 1e3",
        "number, ten",
        "number, ''",
    })
    void aRecordThatDoesNotCompareIsRefused(String kind, String value) {
        assertThatThrownBy(() -> write("a", kind, "at", value))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(RedisReason.not_comparable))
                .hasMessageStartingWith("at is no " + kind);
    }

    @Test
    void whatHasNoTextIsRefused() {
        for (Object value : List.of(List.of(1), Map.of(), "\ud800")) {
            assertThatThrownBy(() -> HashWrite.of("a", Map.of("f", value), List.of()))
                    .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.reason())
                            .isEqualTo(RedisReason.unsupported_value));
        }
        assertThatThrownBy(() -> HashWrite.of("", Map.of("f", "v"), List.of()))
                .hasMessage("the key of the hash is empty");
    }

    @Test
    void aKeyThatHoldsNoHashIsLeftAloneAndItsNeighboursAreSet() throws RefusedException {
        REDIS.client().getBucket("a", StringCodec.INSTANCE).set("precious");
        assertThat(store("").set(List.of(write("a", "f", "1"), write("b", "f", "1"), write("a", "f", "2"))))
                .containsExactly(WRONG_TYPE, SET, WRONG_TYPE);
        assertThat(REDIS.client().getBucket("a", StringCodec.INSTANCE).get()).isEqualTo("precious");
    }

    @Test
    void aServerThatLostItsScriptsLosesNoRecord() throws RefusedException {
        store("").set(List.of(write("a", "f", "1")));
        RedisCommands.ok(REDIS.port(), "SCRIPT FLUSH");
        assertThat(store("").set(List.of(write("a", "f", "2"), write("b", "f", "1"))))
                .containsExactly(SET, SET);
    }

    @Test
    void textOfEveryKindArrivesAsItIs() throws RefusedException {
        String text = "ä \ud83d\ude00 \u0000 \n ' \" \\ ${x} {{y}}";
        store("").set(List.of(write("k " + text, "f " + text, text)));
        assertThat(REDIS.hash("k " + text)).isEqualTo(Map.of("f " + text, text));
    }

    private static HashStore store(String deciding) {
        return new HashStore(REDIS::client, deciding.isEmpty() ? List.of() : DecidingField.parse(deciding, "time"));
    }

    private static HashWrite write(String key, String field, Object value) throws RefusedException {
        return HashWrite.of(key, Map.of(field, value), List.of());
    }

    private static HashWrite write(String key, String kind, String field, String value) throws RefusedException {
        return HashWrite.of(key, Map.of(field, value), DecidingField.parse(field, kind));
    }

    private static HashWrite write(String key, String first, Object value, String second, Object other)
            throws RefusedException {
        return HashWrite.of(key, fields(first, value, second, other), List.of());
    }

    private static HashWrite write(String key, String kind, String at, String value, String second, String other)
            throws RefusedException {
        return HashWrite.of(key, fields(at, value, second, other), DecidingField.parse(at, kind));
    }

    private static Map<String, Object> fields(String first, Object value, String second, Object other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, value);
        fields.put(second, other);
        return fields;
    }
}
