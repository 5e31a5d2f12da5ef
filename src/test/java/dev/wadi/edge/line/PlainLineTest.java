package dev.wadi.edge.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.TypedRow;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {
    private static final Set<String> COLUMNS = Set.of("a", "b", "c", "d", "ignored");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"a\":-12,\"b\":\"x y\",\"c\":1.50,\"d\":true,\"ignored\":false,\"new\":null}",
                " { \"b\" : \"\" ,\t\"a\":0 } \r",
            })
    void mostLinesNeedNoParser(String line) {
        assertThat(isPlain(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[1]",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\":1} x",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":-}",
                "{\"a\":1e3}",
                "{\"a\":1234567890123456789}",
                "{\"a\":tru}",
                "{\"a\":{}}",
                "{\"b\":\"\\n\"}",
                "{\"b\":\"é\"}",
                "{\"b\":\"\t\"}",
                "{\"b\":\"x}",
            })
    void anyOtherIsLeftToTheParser(String line) {
        assertThat(isPlain(line)).isFalse();
    }

    private static boolean isPlain(String line) {
        List<String> taken = List.of("a", "b", "c", "d");
        return new PlainLine(new MemberNames(taken, COLUMNS), new LineFields(taken.size())).read(line(line));
    }

    @Property
    void linesAreReadAsTheParserReadsThem(@ForAll("lines") List<String> lines) {
        RowReader reader = reader();
        RowReader byParser = reader();
        for (String line : lines) {
            assertThat(outcome(reader, "{" + line)).isEqualTo(outcome(byParser, "{\"ignored\":[]," + line));
        }
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> blank = Arbitraries.of("", "", "", " ", "\t", "\r");
        Arbitrary<String> name = Arbitraries.of(
                "\"a\"", "\"a\"", "\"b\"", "\"b\"", "\"c\"", "\"d\"", "\"ignored\"", "\"new\"", "\"é\"", "a");
        Arbitrary<String> known = Arbitraries.of(
                "1.0",
                "1e3",
                "1.5",
                "1.",
                "\"x\"",
                "\"\"",
                "\"\\u0041\"",
                "\"é\"",
                "\"3.10\"",
                "true",
                "false",
                "null",
                "nul",
                "truex",
                "{}",
                "[1]",
                "",
                "-",
                "-0",
                "01",
                "+1",
                "1 2",
                "\"x",
                "NaN",
                "9223372036854775807");
        Arbitrary<String> value = Arbitraries.oneOf(
                known,
                Arbitraries.longs().map(Object::toString),
                Arbitraries.bigDecimals().map(Object::toString));
        return Combinators.combine(blank, name, blank, blank, value)
                .as((before, key, behindKey, beforeValue, one) ->
                        before + key + behindKey + ":" + beforeValue + one + before)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(members -> String.join(",", members) + "}")
                .list()
                .ofMaxSize(4);
    }

    /** The values and what is told of the line, or the reason why it is no row. */
    private static String outcome(RowReader reader, String line) {
        try {
            StringBuilder told = new StringBuilder();
            TypedRow row = reader.read(line(line));
            for (int at = 0; at < row.columns(); at++) {
                told.append(
                        row.isNull(at)
                                ? "null"
                                : row.isText(at) ? new String(row.text(at), UTF_8) : Long.toString(row.number(at)));
                told.append('|');
            }
            return told.append(reader.unknownColumns())
                    .append(reader.absentColumns())
                    .toString();
        } catch (RejectedLineException e) {
            return e.reason() + " " + e.column();
        }
    }

    private static RowReader reader() {
        return new RowReader(
                List.of(field("a", "int64"), field("b", "string"), field("c", "decimal(10,2)"), field("d", "boolean")),
                COLUMNS,
                ZoneOffset.UTC);
    }

    private static RowField field(String column, String type) {
        return new RowField(column, Conversion.to(ParquetType.parse(type).orElseThrow()), true);
    }

    private static TextLine line(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new TextLine(1, bytes, 0, bytes.length, false);
    }
}
