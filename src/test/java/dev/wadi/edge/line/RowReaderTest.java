package dev.wadi.edge.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.edge.line.Conversion.Part;
import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.TypedRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    int32         | 24                          | 24
                    int32         | 24.0                        | 24
                    int32         | 1e3                         | 1000
                    int32         | -0.0                        | 0
                    int32         | -2147483648                 | -2147483648
                    int64         | 9223372036854775807         | 9223372036854775807
                    decimal(10,2) | "3.10"                      | 310
                    decimal(10,2) | "3.1000"                    | 310
                    decimal(10,2) | 3.1                         | 310
                    decimal(10,2) | 7                           | 700
                    decimal(10,2) | "-0.05"                     | -5
                    decimal(10,2) | "99999999.99"               | 9999999999
                    decimal(10,2) | "12e-1"                     | 120
                    decimal(10,2) | "1e+3"                      | 100000
                    decimal(10,2) | 0e999999999999              | 0
                    decimal(18,0) | "999999999999999999"        | 999999999999999999
                    boolean       | true                        | 1
                    boolean       | false                       | 0
                    date          | "2026-02-28"                | 20512
                    date          | "0001-01-01"                | -719162
                    time          | "08:15:00.001"              | 29700001000
                    timestamp     | "1970-01-01T00:00:01"       | 1000000
                    timestamp     | "1970-01-01 00:00:00.5"     | 500000
                    timestamp     | "1970-01-01T00:00:00.123456000" | 123456
                    timestamp     | "1970-01-01T01:00:00+01:00" | 0
                    timestamp     | "1970-01-01T00:00:00Z"      | 0
                    """, quoteCharacter = '\'')
    void aValueIsExact(String type, String json, long value) throws RejectedLineException {
        assertThat(read(type, "{\"a\":" + json + "}").number(0)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    int32         | "24"                             | WRONG_TYPE
                    int32         | 24.5                             | WRONG_TYPE
                    int32         | 2147483648                       | OUT_OF_RANGE
                    int32         | 1e999999999                      | OUT_OF_RANGE
                    int32         | 1e-999999999                     | WRONG_TYPE
                    int64         | 9223372036854775808              | OUT_OF_RANGE
                    decimal(10,2) | "3.105"                          | OUT_OF_RANGE
                    decimal(10,2) | "100000000"                      | OUT_OF_RANGE
                    decimal(10,2) | "1e+99999999999"                 | OUT_OF_RANGE
                    decimal(10,2) | "NaN"                            | WRONG_TYPE
                    decimal(10,2) | "+1"                             | WRONG_TYPE
                    decimal(10,2) | "1."                             | WRONG_TYPE
                    decimal(10,2) | ".5"                             | WRONG_TYPE
                    decimal(10,2) | " 1"                             | WRONG_TYPE
                    decimal(10,2) | "1e3"                            | WRONG_TYPE
                    decimal(10,2) | ""                               | WRONG_TYPE
                    decimal(10,2) | "-"                              | WRONG_TYPE
                    decimal(10,2) | true                             | WRONG_TYPE
                    boolean       | 1                                | WRONG_TYPE
                    string        | 1                                | WRONG_TYPE
                    string        | {}                               | WRONG_TYPE
                    date          | "2026-02-29"                     | WRONG_TYPE
                    date          | "2026-2-28"                      | WRONG_TYPE
                    date          | "0000-01-01"                     | WRONG_TYPE
                    date          | "2026-02-28T00:00:00"            | WRONG_TYPE
                    timestamp     | "2026-02-28"                     | WRONG_TYPE
                    timestamp     | "2026-02-28T24:00:00"            | WRONG_TYPE
                    timestamp     | "2026-02-28T23:59:60"            | WRONG_TYPE
                    timestamp     | "2026-02-28T23:59"               | WRONG_TYPE
                    timestamp     | "2026-02-28T23:59:00."           | WRONG_TYPE
                    timestamp     | "2026-02-28T23:59:00.0000001"    | OUT_OF_RANGE
                    timestamp     | "2026-02-28T23:59:00.0000000000" | WRONG_TYPE
                    timestamp     | "2026-02-28T23:59:00.0000001+25:00" | WRONG_TYPE
                    timestamp     | "2026-02-28T23:59:00+0100"       | WRONG_TYPE
                    """, quoteCharacter = '\'')
    void aValueIsNeverRoundedOrGuessed(String type, String json, LineFault reason) {
        assertThatThrownBy(() -> read(type, "{\"a\":" + json + "}"))
                .isInstanceOfSatisfying(RejectedLineException.class, why -> {
                    assertThat(why.reason()).isEqualTo(reason);
                    assertThat(why.column()).contains("a");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1", "{\"a\":NaN}", "{\"a\":1} x", "{\"a\":1}{\"a\":1}", "{'a':1}", "nul", "{\"a\":01}"})
    void aLineIsOneJsonValue(String line) {
        assertThatThrownBy(() -> read("int32", line))
                .isInstanceOfSatisfying(RejectedLineException.class, why -> assertThat(why.reason())
                        .isEqualTo(LineFault.BAD_JSON));
    }

    /** Beyond what fits anywhere, zeros and an exponent may still make a number of the type. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    int32         | 0.(0)         | 0
                    int32         | 7.(0)         | 7
                    int32         | 7(0)e-1200    | 7
                    int32         | 0.(0)1e1201   | 1
                    int32         | -0.(0)2e1203  | -200
                    int32         | 1.(0)1        | WRONG_TYPE
                    int32         | 1(0)          | OUT_OF_RANGE
                    int32         | 1(0)e-1201    | WRONG_TYPE
                    decimal(10,2) | 0.(0)         | 0
                    decimal(10,2) | "(0)7.5"      | 750
                    decimal(10,2) | "-(0)"        | 0
                    decimal(10,2) | "-0.(0)5e+1199" | -5
                    decimal(10,2) | 1.(0)1        | OUT_OF_RANGE
                    decimal(10,2) | 1(0)          | OUT_OF_RANGE
                    """)
    void aNumberMayHaveManyZeros(String type, String json, String outcome) throws RejectedLineException {
        String line = "{\"a\":" + json.replace("(0)", "0".repeat(1200)) + "}";
        if (outcome.matches("-?\\d+")) {
            assertThat(read(type, line).number(0)).isEqualTo(Long.parseLong(outcome));
        } else {
            assertThatThrownBy(() -> read(type, line))
                    .isInstanceOfSatisfying(RejectedLineException.class, why -> assertThat(why.reason())
                            .hasToString(outcome));
        }
    }

    @Test
    void aColumnThatNobodyTakesMayBeNestedDeeply() throws RejectedLineException {
        assertThat(read("int32", "{\"b\":" + "[".repeat(5000) + "]".repeat(5000) + ",\"a\":1}")
                        .number(0))
                .isEqualTo(1);
    }

    @Test
    void noOtherEncodingIsGuessed() {
        for (String line : List.of("\uFEFF{\"a\":1}", new String("{\"a\":1}".getBytes(UTF_16LE), ISO_8859_1))) {
            assertThatThrownBy(() -> read("int32", line))
                    .isInstanceOfSatisfying(RejectedLineException.class, why -> assertThat(why.reason())
                            .isEqualTo(LineFault.BAD_JSON));
        }
    }

    @Test
    @Timeout(10)
    void aNumberOfAMillionDigitsTakesNoTime() throws RejectedLineException {
        String zeros = "0".repeat(1_000_000);
        assertThat(read("decimal(10,2)", "{\"a\":1." + zeros + "}").number(0)).isEqualTo(100);
        assertThat(read("int32", "{\"a\":-7." + zeros + "}").number(0)).isEqualTo(-7);
        assertThat(read("decimal(10,2)", "{\"a\":\"-" + zeros + "5.5\"}").number(0))
                .isEqualTo(-550);
        assertThatThrownBy(() -> read("decimal(10,2)", "{\"a\":1" + zeros + "}"))
                .isInstanceOfSatisfying(RejectedLineException.class, why -> assertThat(why.reason())
                        .isEqualTo(LineFault.OUT_OF_RANGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "1", "null", "\"a\""})
    void theValueIsAnObject(String line) {
        assertThatThrownBy(() -> read("int32", line))
                .isInstanceOfSatisfying(RejectedLineException.class, why -> assertThat(why.reason())
                        .isEqualTo(LineFault.NOT_OBJECT));
    }

    @Test
    void aLineIsUtf8() {
        byte[] line = "{\"b\":\"é\",\"a\":1}".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> reader("int32").read(new TextLine(1, line, 0, line.length, false)))
                .isInstanceOfSatisfying(RejectedLineException.class, why -> assertThat(why.reason())
                        .isEqualTo(LineFault.BAD_ENCODING));
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastCounts() throws RejectedLineException {
        assertThat(read("int32", "{\"a\":\"x\",\"a\":2}").number(0)).isEqualTo(2);
    }

    @Test
    void textKeepsEveryCharacter() throws RejectedLineException {
        TypedRow row = read("string", "{\"a\":\"\\u00e9\u2028 \uD83D\uDE00\\n\"}");
        assertThat(new String(row.text(0), UTF_8)).isEqualTo("é\u2028 \uD83D\uDE00\n");
    }

    @Test
    void dateAndTimeAreTakenInTheZone() throws RejectedLineException {
        RowReader oslo = new RowReader(
                List.of(
                        new RowField("a", new Conversion(Part.DATE, type("date")), false),
                        new RowField("a", new Conversion(Part.TIME, type("time")), false)),
                Set.of(),
                ZoneId.of("Europe/Oslo"));
        TypedRow row = oslo.read(line("{\"a\":\"2026-06-30T22:30:00Z\"}"));
        assertThat(row.number(0)).isEqualTo(LocalDate.of(2026, 7, 1).toEpochDay());
        assertThat(row.number(1)).isEqualTo(30L * 60 * 1_000_000);

        assertThat(oslo.read(line("{\"a\":\"2026-06-30T22:30:00\"}")).number(0))
                .as("without an offset it is in the zone already")
                .isEqualTo(LocalDate.of(2026, 6, 30).toEpochDay());
    }

    @Test
    void nullAndAbsentAreToldApart() throws RejectedLineException {
        RowReader reader = new RowReader(
                List.of(
                        new RowField("a", Conversion.to(type("int32")), true),
                        new RowField("b", Conversion.to(type("int32")), false)),
                Set.of("a", "b", "c"),
                ZoneOffset.UTC);
        assertThat(reader.read(line("{\"a\":null,\"b\":1,\"c\":[]}")).isNull(0)).isTrue();
        assertThat(reader.absentColumns()).isEmpty();
        assertThat(reader.read(line("{\"b\":1,\"z\":{\"a\":5},\"y\":1}")).isNull(0))
                .isTrue();
        assertThat(reader.absentColumns()).containsExactly("a");
        assertThat(reader.unknownColumns()).containsExactly("z", "y");
        assertThatThrownBy(() -> reader.read(line("{\"a\":1}"))).hasMessage("the line has no b");
        assertThatThrownBy(() -> reader.read(line("{\"b\":null}"))).hasMessage("b is null");
    }

    @Test
    void whatIsNoJsonHasNoColumns() {
        RowReader reader = new RowReader(
                List.of(new RowField("a", Conversion.to(type("int32")), true)), Set.of("a"), ZoneOffset.UTC);
        assertThatThrownBy(() -> reader.read(line("{\"z\":1,"))).isInstanceOf(RejectedLineException.class);
        assertThat(reader.unknownColumns()).isEmpty();
    }

    private static TypedRow read(String type, String line) throws RejectedLineException {
        return reader(type).read(line(line));
    }

    private static RowReader reader(String type) {
        return new RowReader(List.of(new RowField("a", Conversion.to(type(type)), false)), Set.of(), ZoneOffset.UTC);
    }

    private static ParquetType type(String text) {
        return ParquetType.parse(text).orElseThrow();
    }

    private static TextLine line(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new TextLine(1, bytes, 0, bytes.length, false);
    }
}
