package dev.wadi.blocks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.wadi.blocks.BlockRoute;
import dev.wadi.blocks.json.EnvelopeReader.Part;
import dev.wadi.delivery.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class CsvReaderTest {
    private static final CsvReader COMMAS = new CsvReader(null, ",", 4);

    @Test
    void eachLineIsARecordWithTheNamesOfTheFirst() throws Exception {
        List<Part> parts = COMMAS.open("id,name\r\n1,\"a, \"\"b\"\"\"\r\n\r\n2, c \r\n");
        assertThat(parts)
                .extracting(Part::value)
                .containsExactly(Map.of("id", "1", "name", "a, \"b\""), Map.of("id", "2", "name", " c "));
        assertThat(parts).extracting(Part::text).containsExactly("id,name\n1,\"a, \"\"b\"\"\"", "id,name\n2, c ");
    }

    @Test
    void aValueMayHaveSeveralLinesAndTheLastLineNoEnd() throws Exception {
        assertThat(COMMAS.open("id,name\n1,\"a\nb\"\n2,c"))
                .extracting(Part::text)
                .containsExactly("id,name\n1,\"a\nb\"", "id,name\n2,c");
    }

    /** The parser reads pieces of some thousand characters. */
    @Test
    void theTextOfEachRecordIsItsOwnAlsoInALongMessage() throws Exception {
        List<String> lines = IntStream.range(0, 2_000)
                .mapToObj(i -> i + ",\"" + "x".repeat(i % 40) + (i % 3 == 0 ? "\"\"\n" : "") + "\"")
                .toList();
        assertThat(new CsvReader("id,name", ",", 2_000).open(String.join("\r\n", lines)))
                .extracting(Part::text)
                .isEqualTo(lines);
    }

    @Test
    void columnsMayBeGivenAndOtherSeparators() throws Exception {
        assertThat(new CsvReader("id, name", "tab", 4).open("1\ta,b\n2\t"))
                .extracting(Part::value, Part::text)
                .containsExactly(
                        tuple(Map.of("id", "1", "name", "a,b"), "1\ta,b"), tuple(Map.of("id", "2", "name", ""), "2\t"));
        assertThat(COMMAS.open("\uFEFFid\n1")).extracting(Part::value).containsExactly(Map.of("id", "1"));
    }

    @Test
    void aLineWithMoreOrFewerValuesIsRefusedAlone() throws Exception {
        List<Part> parts = COMMAS.open("id,name\n1\n2,b\n3,c,d\n");
        assertThat(parts).extracting(part -> part.refusal() == null).containsExactly(false, true, false);
        assertThat(parts.get(2).refusal()).hasMessage("a line has 3 values for 2 columns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''               | no_records       | empty
            id,name          | no_records       | no record
            id,id%1,2        | malformed_csv    | twice
            id,%1,2          | malformed_csv    | empty one
            id%"1            | malformed_csv    | quote
            id%"1"x          | malformed_csv    | separator
            id%1%2%3%4%5     | too_many_records | more than 4
            """)
    void aMessageThatCannotBeOpenedIsRefused(String text, String reason, String detail) {
        assertThatThrownBy(() -> COMMAS.open(text.replace('%', '\n')))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reason().name()).isEqualTo(reason))
                .hasMessageContaining(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;", "\"", "\n"})
    void whatIsNoSeparatorIsRefused(String separator) {
        assertThatThrownBy(() -> new CsvReader(null, separator, 4)).hasMessageContaining("is not one character");
    }

    @Test
    void aMessageOfCsvBecomesRecordsOfTheRoute() throws Exception {
        String steps = "- to: \"parse:csv?separator=;\"\n- to: \"effect:put?item=${body[id]}-${body[name]}\"\n";
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver("id;name\n1;a\n2\n3;c")).isTrue();
            assertThat(route.effects).containsExactly("put 1-a", "put 3-c");
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 2, "dead_letter", 1));
            assertThat(route.refused().get(0).record().recordIndex()).isEqualTo(1);
        }
    }
}
