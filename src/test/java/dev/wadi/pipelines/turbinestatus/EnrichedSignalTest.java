package dev.wadi.pipelines.turbinestatus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.TextRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnrichedSignalTest {
    private static final String FOUND =
            "\"asset_id\":\"ast-1\",\"signal\":\"VMP_STATUS\",\"kind\":\"VMP\",\"status_code\":10,\"status\":\"RUN\","
                    + "\"category\":\"FULL\",\"source_id\":\"shard:7\"}";

    @Test
    void theInputsTextIsUntouchedAndWhatWasFoundStandsBehindIt() {
        String text = "{ \"value\" : 1.50, \"big\":12345678901234567890.10, \"ä\":\"\\u00e4\\/\", \"a\":1, \"a\":2"
                + identity() + " }";
        assertThat(enriched(" \n" + text + "\n ")).isEqualTo(text.substring(0, text.length() - 1) + "," + FOUND);
    }

    @Test
    void aMemberOfTheInputThatIsCalledAlikeIsReplaced() throws IOException {
        JsonNode enriched = new ObjectMapper()
                .readTree(enriched(
                        "{\"status\":\"theirs\",\"source_id\":9,\"value\":1.50,\"other\":true" + identity() + "}"));
        assertThat(enriched.get("status").textValue()).isEqualTo("RUN");
        assertThat(enriched.get("source_id").textValue()).isEqualTo("shard:7");
        assertThat(enriched.get("value").toString()).isEqualTo("1.50".replace("50", "5"));
        assertThat(enriched.get("other").booleanValue()).isTrue();
        assertThat(enriched.get("asset_id").textValue()).isEqualTo("ast-1");
    }

    /** The parsers' own limits would refuse what a stream takes. */
    @ParameterizedTest
    @MethodSource("large")
    void aMemberThatIsCalledAlikeIsReplacedWhateverStandsBesideIt(String beside) {
        String text = "{\"status\":\"theirs\"" + beside + identity() + ",\"kind\" : [1,{\"status\":2}] }";
        assertThat(enriched(text)).isEqualTo("{" + beside.substring(1) + identity() + "," + FOUND);
    }

    static Stream<String> large() {
        return Stream.of(
                ",\"digits\":" + "7".repeat(1_500),
                ",\"digits\":-0." + "7".repeat(500_000) + "e+7",
                ",\"huge\":1e999999999",
                ",\"deep\":" + "[".repeat(2_000) + "]".repeat(2_000),
                ",\"" + "n".repeat(60_000) + "\":1",
                ",\"status_code \" : {\"status\":1},\"half\":\"\\uD800\"");
    }

    /** RFC 8259 leaves open what becomes of half a character; in a name, which nobody could write down again, the parser takes it for an error. */
    @Test
    void aNameWithHalfACharacterIsRefused() {
        String text = "{\"half\\uD800\":1" + identity() + "}";
        assertThatThrownBy(() -> Signal.parse(new TextRecord("1", text)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.reason().name()).isEqualTo("malformed_json"));
    }

    private static String identity() {
        return ",\"customer_name\":\"acme\",\"customer_asset_id\":\"T-1\",\"source_system\":\"scada\",\"signal_version\":\"1\","
                + "\"signal_name\":\"Sts\"";
    }

    private static String enriched(String text) {
        return new String(
                EnrichedSignal.of(new StatusChange(
                        new TextRecord("shard:7", text),
                        Json.parse(text),
                        "ast-1",
                        "VMP_STATUS",
                        TestVendors.VESTAS,
                        "VMP",
                        "1",
                        new StatusCode(10, "RUN", "FULL"),
                        Instant.EPOCH,
                        "scada")),
                UTF_8);
    }
}
