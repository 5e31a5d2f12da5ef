package dev.wadi.pipelines.datasetprocessing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvScannerTest {
    private static final InputFile FILE = new InputFile("d", true, List.of(), false, List.of(), Optional.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a;b~1;2~ | a,b / #1,#2",
                "a;b~1;2 | a,b / #1,#2",
                "a;;~;;c~ | a,, / ,,c",
                "~~a~~ ~b~ | a / b",
                "a~;~ | a / ,",
                "1a;1.5;-1;007~ | 1a,1.5,-1,#7",
                "123456789012345;1234567890123456~ | #123456789012345,1234567890123456",
                "`\"a;b\";\"c\"\"d\";\"\";\"7\"~` | a;b,c\"d,,7",
                "`\"a~b\";c~d~` | a~b,c / d",
                "`a\"b;c\"~` | a\"b,c\"",
                "`~\" \"~` | ` `",
                "å;ø~ | å,ø",
            })
    void cellsAndLines(String csv, String expected) throws Exception {
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            String written = csv.replace("~", lineEnd);
            for (String start : new String[] {"", "\uFEFF"}) {
                assertThat(scanned(start + written, Integer.MAX_VALUE)).isEqualTo(expected.replace("~", lineEnd));
                // however little comes with each read
                assertThat(scanned(start + written, 1)).isEqualTo(expected.replace("~", lineEnd));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n \n\t\n", "\uFEFF"})
    void aFileWithoutContentHasNoCells(String csv) throws Exception {
        assertThat(scanned(csv, Integer.MAX_VALUE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a~\"b` | line 2: a quote is not closed",
                "`a~\"b;c~d` | line 2: a quote is not closed",
                "`\"a~~b\"~~\"b\"c` | line 5: something follows a closing quote",
            })
    void aQuoteThatDoesNotEndIsTold(String csv, String message) {
        assertThatThrownBy(() -> scanned(csv.replace("~", "\n"), Integer.MAX_VALUE))
                .isInstanceOf(RefusedException.class)
                .hasMessage("data set d, " + message);
    }

    @Test
    void aCellMayBeLargerThanTheBuffer() throws Exception {
        String large = "x".repeat(200_000);
        assertThat(scanned(large + ";\"" + large + "\"\n", Integer.MAX_VALUE)).isEqualTo(large + "," + large);
    }

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("tables") List<List<String>> table) throws Exception {
        String csv = table.stream()
                .map(line -> line.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n"));
        String expected = table.stream().map(line -> String.join(",", line)).collect(Collectors.joining(" / "));
        assertThat(scanned(csv, 7)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("a1;\"\n\r ø\uD83D\uDE00".toCharArray())
                .ofMaxLength(8)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(5);
    }

    /** Cells with commas between them and slashes between lines, those that came as digits with a sharp. */
    private static String scanned(String csv, int atOnce) throws RefusedException, IOException {
        InputStream content = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, atOnce));
            }
        };
        List<String> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        CsvLines collecting = new CsvLines() {
            @Override
            public void digits(int field, long value, byte[] text, int from, int length) {
                assertThat(field).isEqualTo(cells.size());
                cells.add("#" + value);
            }

            @Override
            public void cell(int field, byte[] text, int from, int length, long line) throws CharacterCodingException {
                assertThat(field).isEqualTo(cells.size());
                cells.add(TextPool.decode(text, from, length));
            }

            @Override
            public void endOfLine(int count, long line) {
                assertThat(count).isEqualTo(cells.size());
                lines.add(String.join(",", cells));
                cells.clear();
            }
        };
        new CsvScanner(FILE, content, collecting).scan();
        return String.join(" / ", lines);
    }
}
