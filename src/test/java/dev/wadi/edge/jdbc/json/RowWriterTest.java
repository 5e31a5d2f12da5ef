package dev.wadi.edge.jdbc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowWriterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int8 | -1 | -9223372036854775808 | -9223372036854775808",
                "numeric | 655366 | 3.10 | \"3.10\"",
                "numeric | -1 | NaN | \"NaN\"",
                "money | -1 | $1,234.50 | \"$1,234.50\"",
                "float8 | -1 | 0.1 | 0.1",
                "float8 | -1 | 1e+20 | 1e+20",
                "float4 | -1 | -Infinity | \"-Infinity\"",
                "float4 | -1 | NaN | \"NaN\"",
                "bool | -1 | t | true",
                "bool | -1 | f | false",
                "timestamp | 3 | 2026-11-03 08:15:00.001 | \"2026-11-03T08:15:00.001\"",
                "timestamp | 0 | 2026-11-03 08:15:00 | \"2026-11-03T08:15:00.000\"",
                "timestamp | -1 | 2026-11-03 08:15:00.5 | \"2026-11-03T08:15:00.500000\"",
                "timestamp | 4 | 2026-11-03 08:15:00 | \"2026-11-03T08:15:00.000000\"",
                "timestamp | -1 | infinity | \"infinity\"",
                "timestamp | 3 | 0044-03-15 00:00:00 BC | \"0044-03-15 00:00:00 BC\"",
                "timestamptz | 3 | 2026-11-03 08:15:00.1+00 | \"2026-11-03T08:15:00.100Z\"",
                "timestamptz | -1 | -infinity | \"-infinity\"",
                "date | -1 | 2026-11-03 | \"2026-11-03\"",
                "time | 3 | 08:15:00.001 | \"08:15:00.001\"",
                "bytea | -1 | \\x00ff10 | \"AP8Q\"",
                "jsonb | -1 | {\"a b\": [1, 2.50, \"x \\\" y\"]} | {\"a b\":[1,2.50,\"x \\\" y\"]}",
                "uuid | -1 | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11 | \"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"",
            })
    void eachTypeHasItsForm(String type, int modifier, String text, String json) {
        assertThat(one(ColumnType.of(type, modifier, (char) 0), text)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int4 | {1,2,NULL} | [1,2,null]",
                "int4 | {} | []",
                "int4 | [2:3]={1,2} | [1,2]",
                "int4 | {{1,2},{3,4}} | [[1,2],[3,4]]",
                "text | {a,\"b,c\",\"d\\\"e\",\"\",\"NULL\",NULL} | [\"a\",\"b,c\",\"d\\\"e\",\"\",\"NULL\",null]",
                "timestamp | {\"2026-11-03 08:15:00\"} | [\"2026-11-03T08:15:00.000000\"]",
                "numeric | {1.50,NaN} | [\"1.50\",\"NaN\"]",
                "bytea | {\"\\\\x00ff\"} | [\"AP8=\"]",
            })
    void arraysAreArraysOfTheSame(String type, String text, String json) {
        assertThat(one(ColumnType.of(type, -1, ','), text)).isEqualTo(json);
    }

    @Test
    void everyColumnIsThereInItsOrderAndNullIsNotTheEmptyText() {
        List<SourceColumn> columns = List.of(
                new SourceColumn("z \"quoted\"", ColumnType.of("int4", -1, (char) 0)),
                new SourceColumn("empty", ColumnType.of("text", -1, (char) 0)),
                new SourceColumn("none", ColumnType.of("text", -1, (char) 0)));
        byte[][] row = {"1".getBytes(UTF_8), {}, null};
        JsonBytes line = new JsonBytes();
        new RowWriter(columns).write(row, line);
        assertThat(text(line)).isEqualTo("{\"z \\\"quoted\\\"\":1,\"empty\":\"\",\"none\":null}\n");
    }

    @Test
    void onlyWhatJsonRequiresIsEscaped() {
        assertThat(one(ColumnType.of("text", -1, (char) 0), "\"\\\b\f\n\r\t\u0001\u001f\u007f/\u2028ø🙂"))
                .isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f/\u2028ø🙂\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"\\u00e9 \\/ \\u0041\" | \"é / A\"",
                "\"\\u0022 \\u005c \\u000a \\u001F\" | \"\\\" \\\\ \\n \\u001f\"",
                "\"\\ud83d\\ude42 \\u2028\" | \"🙂 \u2028\"",
                "\"\\ud83d x \\ude42\" | \"\\ud83d x \\ude42\"",
                "\"\\ud83d\" | \"\\ud83d\"",
                "{\"a\" : 1.0, \"a\" : 1E+2} | {\"a\":1.0,\"a\":1E+2}",
            })
    void aJsonValueHasNoEscapesThatJsonDoesNotRequire(String text, String json) {
        assertThat(one(ColumnType.of("json", -1, (char) 0), text)).isEqualTo(json);
    }

    @Property
    void anyTextReadsBack(@ForAll String text) throws Exception {
        byte[] utf8 = text.getBytes(UTF_8);
        String there = new String(utf8, UTF_8); // lone surrogates are no text of a database
        assertThat(new ObjectMapper()
                        .readTree(one(ColumnType.of("text", -1, (char) 0), there))
                        .textValue())
                .isEqualTo(there);
    }

    private static String one(ColumnType type, String text) {
        JsonBytes out = new JsonBytes();
        new ColumnValueWriter(type).write(text.getBytes(UTF_8), out);
        return text(out);
    }

    private static String text(JsonBytes bytes) {
        return new String(Arrays.copyOf(bytes.array(), bytes.length()), UTF_8);
    }
}
