package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.Refused.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {
    private static final String WHOLE = "{'customer_name':'acme','customer_asset_id':'T-1','source_system':'scada',"
            + "'signal_version':'1','signal_name':'Sts'}";

    @Test
    void takesTheIdentityAndTheNameAsTheyAre() throws RefusedException {
        Signal signal = parse(" {'customer_name':' Acme ','customer_asset_id':'T|1%','source_system':'ä',"
                + "'signal_version':'v 2','signal_name':'Sts.VmpState','value':1.50} ");
        assertThat(signal.customerName()).isEqualTo(" Acme ");
        assertThat(signal.customerAssetId()).isEqualTo("T|1%");
        assertThat(signal.sourceSystem()).isEqualTo("ä");
        assertThat(signal.signalVersion()).isEqualTo("v 2");
        assertThat(signal.signalName()).isEqualTo("Sts.VmpState");
        assertThat(signal.input().get("value").decimalValue()).isEqualTo("1.50");
    }

    @ParameterizedTest
    @CsvSource({"3,3", "-7,-7", "007E0,", "123456789012345678901234567890,123456789012345678901234567890"})
    void anIntegerIdentityCountsAsItsDecimalText(String json, String text) {
        String record = WHOLE.replace("'signal_version':'1'", "'signal_version':" + json);
        if (text == null) {
            assertRefused(SignalReason.malformed_json, "", () -> parse(record));
        } else {
            assertThat(parseWell(record).signalVersion()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_name", "customer_asset_id", "source_system", "signal_version"})
    void everyIdentityFieldMayBeAnInteger(String field) {
        assertThat(parseWell(with(field, "42")).toString()).contains("=42");
    }

    @ParameterizedTest
    @CsvSource({
        "signal_version,3.0,number",
        "signal_version,1e2,number",
        "customer_name,true,boolean",
        "customer_asset_id,{},object",
        "source_system,[1],array",
        "signal_name,1,number",
        "signal_name,false,boolean",
    })
    void otherTypesAreRefused(String field, String json, String type) {
        assertRefused(SignalReason.invalid_field_type, field + " must be text", () -> parse(with(field, json)));
        assertRefused(SignalReason.invalid_field_type, "not " + type, () -> parse(with(field, json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_name", "customer_asset_id", "source_system", "signal_version", "signal_name"})
    void absentNullAndEmptyAreMissing(String field) {
        assertRefused(SignalReason.missing_field, field, () -> parse(WHOLE.replace("'" + field + "'", "'other'")));
        assertRefused(SignalReason.missing_field, field, () -> parse(with(field, "null")));
        assertRefused(SignalReason.missing_field, field, () -> parse(with(field, "''")));
    }

    @Test
    void aBlankIsNotMissing() {
        assertThat(parseWell(with("customer_name", "' '")).customerName()).isEqualTo(" ");
    }

    @Test
    void fieldsAreCheckedInTheOrderOfTheSpecification() {
        assertRefused(SignalReason.missing_field, "customer_name", () -> parse("{}"));
        assertRefused(
                SignalReason.invalid_field_type,
                "customer_name",
                () -> parse("{'signal_name':1,'signal_version':[],'source_system':{},'customer_name':true}"));
        assertRefused(
                SignalReason.missing_field,
                "source_system",
                () -> parse("{'customer_name':'a','customer_asset_id':'b','signal_version':3.0}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{'a':1",
                "{'a':1}}",
                "{'a':1} {'b':2}",
                "{'a':1} x",
                "{'a':NaN}",
                "{a:1}",
                "\uFEFF{}",
                "nul",
                "// c\n{}"
            })
    void whatIsNotOneJsonTextIsMalformed(String text) {
        assertRefused(SignalReason.malformed_json, "", () -> parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "[],array",
        "[{}],array",
        "[[1]],array",
        "'\"text\"',string",
        "1,number",
        "-1.5e3,number",
        "true,boolean",
        "null,null"
    })
    void jsonThatIsNoObjectIsToldApart(String text, String type) {
        assertRefused(SignalReason.not_an_object, "the record is a JSON " + type, () -> parse(text));
    }

    @Test
    void bytesThatAreNotUtf8AreMalformedWhereverTheyStand() {
        byte[][] broken = {
            {(byte) 0xC3}, {(byte) 0xFF}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
        };
        for (byte[] bytes : broken) {
            byte[] record =
                    concat(WHOLE.replace('\'', '"').replace("acme\"", "acme").getBytes(UTF_8), bytes);
            assertRefused(SignalReason.malformed_json, "the record is not UTF-8", () -> parse(record));
        }
    }

    @Test
    void theReplacementCharacterItselfIsLegal() {
        assertThat(parseWell(with("customer_name", "'\uFFFD'")).customerName()).isEqualTo("\uFFFD");
    }

    @Test
    @Timeout(10)
    void whatNobodyNeedsDoesNotDecideHoweverDeepOrLongItIs() {
        parseWell(WHOLE.replace("}", ",'a':" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        parseWell(WHOLE.replace("}", ",'a':" + "9".repeat(1_000_000) + "}"));
        parseWell(WHOLE.replace("}", ",'a':1e2147483648,'b':-1e-2147483649}"));
        parseWell(WHOLE.replace("}", ",'value':" + "9".repeat(1_000_000) + "}"));
        assertRefused(SignalReason.malformed_json, "", () -> parse("[".repeat(100_000)));
        assertRefused(SignalReason.not_an_object, "", () -> parse("[1e2147483648]"));
    }

    @Test
    void hugeExponentsCostNothing() {
        long started = System.nanoTime();
        parseWell(WHOLE.replace("}", ",'value':1e999999999,'timestamp':-1e-999999999}"));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void ofDoubleMembersTheLastCounts() {
        assertThat(parseWell(WHOLE.replace("}", ",'customer_name':'last'}")).customerName())
                .isEqualTo("last");
    }

    private static String with(String field, String json) {
        return WHOLE.replaceFirst("'" + field + "':'[^']*'", "'" + field + "':" + json);
    }

    private Signal parse(String text) throws RefusedException {
        return parse(text.replace('\'', '"').getBytes(UTF_8));
    }

    private Signal parseWell(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    private static Signal parse(byte[] payload) throws RefusedException {
        return Signal.parse(new SourceRecord() {
            @Override
            public String sourceId() {
                return "1";
            }

            @Override
            public byte[] payload() {
                return payload;
            }
        });
    }
}
