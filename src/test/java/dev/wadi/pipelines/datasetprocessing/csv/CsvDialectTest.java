package dev.wadi.pipelines.datasetprocessing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

class CsvDialectTest {
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
                "`\"a;b\";\"c\"\"d\";\"\";\"7\"~` | a;b,c\"d,,#7",
                "`\"\"~a` | ` / a`",
                "`  ;b~\t` | `  ,b`",
                "`a~  ;~` | `a /   ,`",
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
                "`\"b\"c` | line 1: something follows a closing quote",
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

    @ParameterizedTest
    @ValueSource(strings = {"\"", "", "a;\"b"})
    void aCellThatDoesNotEndIsTold(String begin) {
        byte[] head = ("a\nb\n" + begin).getBytes(StandardCharsets.UTF_8);
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(head),
                new ByteArrayInputStream("x".repeat(4 << 20).getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> CsvDialect.read(FILE, endless, new Collecting()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("data set d, line 3: a cell has more than a million characters; is a quote not closed?");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "20000, 20000"})
    void whatIsNoUtf8IsToldWithItsLine(int lines, int atOnce) {
        byte[] csv = ("å;b\n".repeat(lines) + "c?\nd\n").getBytes(StandardCharsets.UTF_8);
        csv[new String(csv, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xC3;
        assertThatThrownBy(() -> CsvDialect.read(FILE, slowly(csv, atOnce), new Collecting()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("data set d, line " + (lines + 1) + ": the text is not UTF-8");
        byte[] half = Arrays.copyOf(csv, csv.length - 3);
        assertThatThrownBy(() -> CsvDialect.read(FILE, slowly(half, atOnce), new Collecting()))
                .hasMessage("data set d, line " + (lines + 1) + ": the text is not UTF-8");
    }

    @Test
    void whatIsThrownOnTheWayComesOutAsItIs() {
        IllegalStateException broken = new IllegalStateException("the connection broke off");
        InputStream content = new InputStream() {
            @Override
            public int read() {
                throw broken;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                throw broken;
            }
        };
        assertThatThrownBy(() -> CsvDialect.read(FILE, content, new Collecting()))
                .isSameAs(broken);
    }

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("tables") List<List<String>> table) throws Exception {
        String csv = table.stream()
                .map(line -> line.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n"));
        String expected = table.stream()
                .map(line -> line.stream()
                        .map(cell -> cell.matches("1+") ? "#" + cell : cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" / "));
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
        Collecting collecting = new Collecting();
        CsvDialect.read(FILE, slowly(csv.getBytes(StandardCharsets.UTF_8), atOnce), collecting);
        return String.join(" / ", collecting.lines);
    }

    private static InputStream slowly(byte[] csv, int atOnce) {
        return new ByteArrayInputStream(csv) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, atOnce));
            }
        };
    }

    private static final class Collecting implements CsvLines {
        private final List<String> lines = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();

        @Override
        public void digits(int field, long value, char[] text, int from, int length) {
            assertThat(field).isEqualTo(cells.size());
            cells.add("#" + value);
        }

        @Override
        public void cell(int field, char[] text, int from, int length, long line) {
            assertThat(field).isEqualTo(cells.size());
            cells.add(new String(text, from, length));
        }

        @Override
        public void endOfLine(int count, long line) {
            assertThat(count).isEqualTo(cells.size());
            lines.add(String.join(",", cells));
            cells.clear();
        }
    }
}
