package dev.wadi.pipelines.turbinestatus.store;

import static dev.wadi.pipelines.turbinestatus.Changes.change;
import static dev.wadi.pipelines.turbinestatus.Changes.tac;
import static dev.wadi.pipelines.turbinestatus.Changes.vmp;
import static dev.wadi.pipelines.turbinestatus.store.StatusStore.Answer.DUPLICATE;
import static dev.wadi.pipelines.turbinestatus.store.StatusStore.Answer.LATE;
import static dev.wadi.pipelines.turbinestatus.store.StatusStore.Answer.SAVED;
import static dev.wadi.pipelines.turbinestatus.store.StatusStore.Answer.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.pipelines.turbinestatus.StatusCode;
import dev.wadi.pipelines.turbinestatus.TestVendors;
import dev.wadi.pipelines.turbinestatus.store.StatusStore.Answer;
import dev.wadi.testing.RedisCommands;
import dev.wadi.testing.RunningRedis;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redisson.client.codec.StringCodec;

class StatusStoreTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    private final StatusStore store = new StatusStore(REDIS::client);

    @Test
    void theFirstRecordMakesTheWholeHash() {
        assertThat(save(vmp(1, 90, "102"))).containsExactly(SAVED);
        assertThat(REDIS.hash("ast-1"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("asset_id", "ast-1"),
                        Map.entry("vendor", "vestas"),
                        Map.entry("status_code", "90"),
                        Map.entry("status", "S90102"),
                        Map.entry("category", "C90"),
                        Map.entry("status_signal", "VMP"),
                        Map.entry("status_ts", "2026-11-20T10:00:01.000Z"),
                        Map.entry("updated_ts", "2026-11-20T10:00:01.000Z"),
                        Map.entry("vmp_code", "102"),
                        Map.entry("vmp_status_code", "90"),
                        Map.entry("vmp_status", "S90102"),
                        Map.entry("vmp_category", "C90"),
                        Map.entry("vmp_ts", "2026-11-20T10:00:01.000Z"),
                        Map.entry("vmp_source", "scada")));
    }

    @Test
    void aLateRecordNeverOverwritesANewerOne() {
        save(vmp(5, 10, "1"));
        Map<String, String> before = REDIS.hash("ast-1");
        assertThat(save(vmp(4, 90, "2"))).containsExactly(LATE);
        assertThat(REDIS.hash("ast-1")).isEqualTo(before);
        assertThat(save(vmp(6, 5, "3"))).containsExactly(SAVED);
        assertThat(REDIS.hash("ast-1")).containsEntry("status_code", "5");
    }

    @Test
    void theSameRecordAgainIsADuplicateAlsoWithinOnePoll() {
        assertThat(save(vmp(5, 10, "1"), vmp(5, 10, "1"))).containsExactly(SAVED, DUPLICATE);
        Map<String, String> before = REDIS.hash("ast-1");
        assertThat(save(vmp(5, 10, "1"))).containsExactly(DUPLICATE);
        assertThat(REDIS.hash("ast-1")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        // status code, code, source of two records of one time: the second is greater
        "10,9,s,11,1,s",
        "9,1,s,10,1,s",
        "-2,1,s,-1,1,s",
        "10,1,s,10,2,s",
        "10,10,s,10,9,s",
        "10,A,s,10,a,s",
        "10,Z,s,10,a,s",
        "10,a,s,10,aa,s",
        "10,z,s,10,ä,s",
        // by code point, not by UTF-16 unit
        "10,\uFFFD,s,10,\uD83D\uDE00,s",
        "10,1,S,10,1,s",
        "10,1,z,10,1,ä",
        "10,1,\uE000,10,1,\uD83D\uDE00",
        // numbers of Lua are exact to 2^53 only: there these are equal, and the code would decide
        "9007199254740992,2,s,9007199254740993,1,s",
        "-9007199254740993,2,s,-9007199254740992,1,s",
    })
    void atOneTimeTheGreaterStaysWhateverTheOrderOfArrival(
            long lowCode, String low, String lowSource, long highCode, String high, String highSource) {
        StatusChange less = change("ast-1", TestVendors.VESTAS, "VMP", 1, lowCode, low, lowSource);
        StatusChange more = change("ast-1", TestVendors.VESTAS, "VMP", 1, highCode, high, highSource);
        assertThat(save(less, more)).containsExactly(SAVED, SAVED);
        Map<String, String> hash = REDIS.hash("ast-1");
        REDIS.empty();
        assertThat(save(more, less)).containsExactly(SAVED, LATE);
        assertThat(REDIS.hash("ast-1")).isEqualTo(hash).containsEntry("vmp_source", highSource);
    }

    @Test
    void latenessIsJudgedPerKind() {
        save(vmp(9, 10, "1"));
        assertThat(save(tac(2, 20, "7"))).containsExactly(SAVED);
        assertThat(REDIS.hash("ast-1"))
                .containsEntry("status_signal", "TAC")
                .containsEntry("status_ts", "2026-11-20T10:00:02.000Z")
                .containsEntry("updated_ts", "2026-11-20T10:00:09.000Z");
    }

    @Test
    void highestTakesTheHighestAndTiesGoToTheKindListedFirst() {
        save(tac(2, 20, "7"), vmp(1, 20, "1"));
        assertThat(REDIS.hash("ast-1")).containsEntry("status_signal", "VMP");
        save(tac(3, 21, "7"));
        assertThat(REDIS.hash("ast-1")).containsEntry("status_signal", "TAC");
        save(tac(4, 3, "7"));
        assertThat(REDIS.hash("ast-1")).containsEntry("status_signal", "VMP").containsEntry("status_code", "20");
        save(vmp(5, 100, "1"));
        assertThat(REDIS.hash("ast-1")).containsEntry("status_code", "100");
    }

    /** Where they were compared as numbers, they would be equal, and the kind listed first would decide. */
    @ParameterizedTest
    @CsvSource({
        "9007199254740992,9007199254740993",
        "-9007199254740993,-9007199254740992",
        "100000000000000000000000000000000000000,100000000000000000000000000000000000001",
        "9999999999999999999999,10000000000000000000000",
    })
    void theHighestIsFoundAmongStatusCodesOfAnySize(BigInteger low, BigInteger high) {
        save(of(vmp(1, 0, "2"), low), of(tac(1, 0, "1"), high));
        assertThat(REDIS.hash("ast-1")).containsEntry("status_signal", "TAC").containsEntry("status_code", "" + high);
        assertThat(save(of(vmp(1, 0, "1"), high), of(vmp(1, 0, "3"), low))).containsExactly(SAVED, LATE);
        assertThat(REDIS.hash("ast-1")).containsEntry("status_signal", "VMP").containsEntry("vmp_code", "1");
    }

    @Test
    void firstKnownTakesTheKindListedFirst() {
        save(siemens("ALARM", 5, 99));
        assertThat(REDIS.hash("ast-2")).containsEntry("status_signal", "ALARM").containsEntry("vendor", "siemens");
        save(siemens("STATE", 1, 1));
        assertThat(REDIS.hash("ast-2")).containsEntry("status_signal", "STATE").containsEntry("status_code", "1");
    }

    @Test
    void aPollOfManyAssetsGivesEachRecordItsOwnOutcome() {
        save(change("b", TestVendors.VESTAS, "VMP", 5, 1, "1", "s"));
        assertThat(save(
                        change("a", TestVendors.VESTAS, "VMP", 1, 1, "1", "s"),
                        change("b", TestVendors.VESTAS, "VMP", 1, 1, "1", "s"),
                        change("a", TestVendors.VESTAS, "VMP", 1, 1, "1", "s"),
                        change("c", TestVendors.VESTAS, "VMP", 1, 1, "1", "s"),
                        change("b", TestVendors.VESTAS, "VMP", 5, 1, "1", "s")))
                .containsExactly(SAVED, LATE, DUPLICATE, SAVED, DUPLICATE);
        assertThat(store.save(List.of())).isEmpty();
    }

    @Test
    void fieldsOfOthersSurvive() {
        put("note", "ours");
        put("other_ts", "x");
        save(vmp(1, 1, "1"));
        assertThat(REDIS.hash("ast-1")).containsEntry("note", "ours").containsEntry("other_ts", "x");
    }

    @Test
    void aKeyThatHoldsNoHashIsLeftAloneAndItsNeighboursAreSaved() {
        REDIS.client().getBucket("ast-1", StringCodec.INSTANCE).set("precious");
        assertThat(save(vmp(1, 1, "1"), change("b", TestVendors.VESTAS, "VMP", 1, 1, "1", "s"), vmp(2, 1, "1")))
                .containsExactly(WRONG_TYPE, SAVED, WRONG_TYPE);
        assertThat(REDIS.client().getBucket("ast-1", StringCodec.INSTANCE).get())
                .isEqualTo("precious");
    }

    @ParameterizedTest
    @CsvSource({
        "vmp_ts,2030-01-01T00:00:00.000Z",
        "vmp_ts,zzz",
        "vmp_ts,''",
        "vmp_status_code,99",
        "vmp_status_code,many",
        "vmp_code,102",
    })
    void halfARowThatSomebodyLeftIsAsGoodAsNone(String field, String value) {
        put(field, value);
        assertThat(save(vmp(1, 7, "1"))).containsExactly(SAVED);
        assertThat(REDIS.hash("ast-1"))
                .containsEntry("status_code", "7")
                .containsEntry("vmp_ts", "2026-11-20T10:00:01.000Z");
    }

    @ParameterizedTest
    @CsvSource({"unknown", "2026-11-20", "2026-11-20T10:00:01Z", "1795168801000"})
    void aRowWhoseTimeIsNoneCannotFreezeTheTurbine(String time) {
        save(vmp(1, 7, "1"));
        put("vmp_ts", time);
        assertThat(save(vmp(0, 8, "2"))).containsExactly(SAVED);
        assertThat(REDIS.hash("ast-1")).containsEntry("vmp_ts", "2026-11-20T10:00:00.000Z");
    }

    @Test
    void aServerThatLostItsScriptsLosesNoRecord() {
        save(vmp(1, 1, "1"));
        RedisCommands.ok(REDIS.port(), "SCRIPT FLUSH");
        assertThat(save(vmp(2, 1, "1"), change("b", TestVendors.VESTAS, "VMP", 1, 1, "1", "s")))
                .containsExactly(SAVED, SAVED);
        assertThat(REDIS.hash("ast-1")).containsEntry("vmp_ts", "2026-11-20T10:00:02.000Z");
    }

    private List<Answer> save(StatusChange... changes) {
        return store.save(List.of(changes));
    }

    private static void put(String field, String value) {
        REDIS.client().<String, String>getMap("ast-1", StringCodec.INSTANCE).put(field, value);
    }

    private static StatusChange of(StatusChange change, BigInteger statusCode) {
        return new StatusChange(
                change.record(),
                change.signal(),
                change.assetId(),
                change.signalName(),
                change.vendor(),
                change.kind(),
                change.code(),
                new StatusCode(
                        statusCode, change.status().status(), change.status().category()),
                change.time(),
                change.source());
    }

    private static StatusChange siemens(String kind, int second, long statusCode) {
        return change("ast-2", TestVendors.SIEMENS, kind, second, statusCode, "RUN", "scada");
    }
}
