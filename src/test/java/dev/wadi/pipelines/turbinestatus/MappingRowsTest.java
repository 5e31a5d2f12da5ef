package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the two mappings as operators write them, and as they should not. */
class MappingRowsTest {

    @Test
    void anAssetMayHaveAllItsMembers() throws RefusedException {
        assertThat(
                        asset(
                                "{'asset_id':'ast-1','vendor':'siemens','profile':'V90','signals':{'raw':'CANONICAL'},'more':[]}"))
                .isEqualTo(new Asset("ast-1", "siemens", "V90", Map.of("raw", "CANONICAL")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'asset_id':'ast-1'}",
                "{'asset_id':'ast-1','vendor':null,'profile':null,'signals':null}",
                " {'asset_id':'ast-1','signals':{}} "
            })
    void whatAnAssetLacksHasADefault(String row) throws RefusedException {
        assertThat(asset(row)).isEqualTo(new Asset("ast-1", "vestas", "*", Map.of()));
    }

    @Test
    void whatNobodyNeedsMayBeOfAnySize() throws RefusedException {
        String beside = "'digits':" + "7".repeat(1_500) + ",'deep':" + "[".repeat(2_000) + "]".repeat(2_000);
        assertThat(asset("{'asset_id':'ast-1'," + beside + "}").assetId()).isEqualTo("ast-1");
    }

    @Test
    void aSignalWithoutCanonicalNameStaysAsItIs() throws RefusedException {
        Asset asset = asset("{'asset_id':'a','signals':{'raw':'CANONICAL','same':null}}");
        assertThat(asset.canonicalSignal("raw")).isEqualTo("CANONICAL");
        assertThat(asset.canonicalSignal("same")).isEqualTo("same");
        assertThat(asset.canonicalSignal("other")).isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; is not a JSON object",
                "nonsense; is not JSON",
                "[]; is not a JSON object",
                "null; is not a JSON object",
                "'{} {}'; is not JSON",
                "{}; has no asset_id",
                "{\"asset_id\":\"\"}; has no asset_id",
                "{\"asset_id\":null}; has no asset_id",
                "{\"asset_id\":7}; asset_id of mapping",
                "{\"asset_id\":\"a\",\"vendor\":1}; vendor of mapping",
                "{\"asset_id\":\"a\",\"profile\":[]}; profile of mapping",
                "{\"asset_id\":\"a\",\"signals\":[]}; signals of asset mapping",
                "{\"asset_id\":\"a\",\"signals\":{\"raw\":1}}; raw of mapping",
            })
    void aCorruptAssetIsToldByItsField(String row, String detail) {
        assertRefused(SignalReason.corrupt_mapping, detail, () -> Asset.parse("acme|T-1", row, "vestas"));
        assertRefused(SignalReason.corrupt_mapping, "acme|T-1", () -> Asset.parse("acme|T-1", row, "vestas"));
    }

    @Test
    void aStatusCodeIsAnIntegerWithText() throws RefusedException {
        assertThat(code("{'status_code':90,'status':'STOP','category':'FORCED_OUTAGE'}"))
                .isEqualTo(new StatusCode(90, "STOP", "FORCED_OUTAGE"));
        assertThat(code("{'status_code':-1,'status':''}")).isEqualTo(new StatusCode(-1, "", ""));
        assertThat(code("{'status_code':9007199254740992,'status':'x','category':null}"))
                .isEqualTo(new StatusCode(1L << 53, "x", ""));
        assertThat(code("{'status_code':99999999999999999999,'status':'x'}"))
                .isEqualTo(new StatusCode(new BigInteger("99999999999999999999"), "x", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nonsense; is not JSON",
                "7; is not a JSON object",
                "{\"status\":\"x\"}; is not an integer",
                "{\"status_code\":null,\"status\":\"x\"}; is not an integer",
                "{\"status_code\":\"90\",\"status\":\"x\"}; is not an integer",
                "{\"status_code\":90.0,\"status\":\"x\"}; is not an integer",
                "{\"status_code\":true,\"status\":\"x\"}; is not an integer",
                "{\"status_code\":90}; is not text",
                "{\"status_code\":90,\"status\":null}; is not text",
                "{\"status_code\":90,\"status\":5}; is not text",
                "{\"status_code\":90,\"status\":\"x\",\"category\":5}; is not text",
            })
    void aCorruptStatusCodeIsToldByItsField(String row, String detail) {
        assertRefused(SignalReason.corrupt_mapping, detail, () -> StatusCode.parse("vestas|VMP|*|1", row));
        assertRefused(SignalReason.corrupt_mapping, "vestas|VMP|*|1", () -> StatusCode.parse("vestas|VMP|*|1", row));
    }

    private static Asset asset(String row) throws RefusedException {
        return Asset.parse("field", row.replace('\'', '"'), "vestas");
    }

    private static StatusCode code(String row) throws RefusedException {
        return StatusCode.parse("field", row.replace('\'', '"'));
    }
}
