package dev.wadi.pipelines.datasetprocessing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile.AgeSum;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile.Completeness;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import dev.wadi.pipelines.datasetprocessing.table.TextColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadingTest {
    private static final String HEADER = "aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn";

    @Test
    void readsTheColumnsThatAreUsedUnderTheNameOfTheYearThatTablesHave() throws Exception {
        DataTable table = read(columns("x"), HEADER + ";unused;x\n2018;0101;Lodalen;01;Gamle Oslo;8;5\n");
        assertThat(WrittenTable.lines(table))
                .containsExactly(
                        "date delbydel_id delbydel_navn bydel_id bydel_navn x", "2018 0101 Lodalen 01 Gamle_Oslo 5");
    }

    @Test
    void aColumnThatIsCalledDateAlreadyIsFineAndTheOrderIsFree() throws Exception {
        DataTable table =
                read(columns("x"), "x;bydel_navn;bydel_id;delbydel_navn;delbydel_id;date\n5;B;01;S;0101;2018\n");
        assertThat(WrittenTable.lines(table)).last().isEqualTo("2018 0101 S 01 B 5");
    }

    @Test
    void aByteOrderMarkLinesOfWindowsBlankLinesAndALastLineWithoutEndAreFine() throws Exception {
        DataTable table = read(columns("x"), "\uFEFF" + HEADER + ";x\r\n\r\n2018;;;;;1\r\n   \r\n\t\r\n2019;;;;;2");
        assertThat(WrittenTable.lines(table))
                .containsSequence("2018 - - - - 1", "2019 - - - - 2")
                .hasSize(3);
    }

    @Test
    void blankLinesBeforeTheHeaderAreSkippedAndALineOfBlankCellsIsARow() throws Exception {
        DataTable table = read(columns("x"), "\n  \n" + HEADER + ";x\n\n2018;;;;;1\n;;;;;\n");
        assertThat(WrittenTable.lines(table))
                .containsExactly(
                        "date delbydel_id delbydel_navn bydel_id bydel_navn x", "2018 - - - - 1", "- - - - - -");
    }

    @Test
    void aByteOrderMarkBeforeAQuoteIsFine() throws Exception {
        assertThat(read(columns("x"), "\uFEFF\"aar\"" + HEADER.substring(3) + ";x\n2018;;;;;1")
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void quotesHoldDelimitersLineEndsAndQuotes() throws Exception {
        DataTable table = read(columns("x"), HEADER + ";x\n2018;0101;\"a;b\";01;\"c\"\"d\ne\";\"7\"\n");
        assertThat(table.column("delbydel_navn").cell(0)).isEqualTo("a;b");
        assertThat(table.column("bydel_navn").cell(0)).isEqualTo("c\"d\ne");
        assertThat(table.numbers("x").number(0)).isEqualTo(7);
    }

    @Test
    void theFourColumnsOfAPlaceAreTextAndMissingWhereATokenSaysSo() throws Exception {
        DataTable table = read(columns(), HEADER + "\n2018;0101;N/A;01;\n2018;12;null;NA;Nan\n");
        assertThat(WrittenTable.lines(table)).contains("2018 0101 - 01 -", "2018 12 - - Nan");
    }

    @Test
    void aColumnIsTextAsSoonAsOneCellIsNoNumberAndKeepsWhatWasWrittenAbove() throws Exception {
        DataTable table =
                read(columns("x"), HEADER + ";x\n2018;;;;;007\n2018;;;;;1.50\n2018;;;;;\n2018;;;;;12,5\n2018;;;;;7\n");
        assertThat(table.column("x")).isInstanceOf(TextColumn.class);
        assertThat(WrittenTable.lines(table))
                .containsExactly(
                        "date delbydel_id delbydel_navn bydel_id bydel_navn x",
                        "2018 - - - - 007",
                        "2018 - - - - 1.50",
                        "2018 - - - - -",
                        "2018 - - - - 12,5",
                        "2018 - - - - 7");
        assertThatThrownBy(() -> table.numbers("x"))
                .hasMessageContaining("column x is text, line 5 has '12,5'")
                .hasMessageContaining("decimal point");
    }

    @Test
    void aColumnWithoutAnyCellIsNumeric() throws Exception {
        assertThat(read(columns("x"), HEADER + ";x\n2018;;;;;\n").column("x")).isInstanceOf(NumberColumn.class);
        assertThat(read(columns("x"), HEADER + ";x\n").rows()).isZero();
    }

    @Test
    void aShortLineLacksItsLastCells() throws Exception {
        assertThat(WrittenTable.lines(read(columns("x"), HEADER + ";x\n2018;0101\n")))
                .last()
                .isEqualTo("2018 0101 - - - -");
    }

    @Test
    void moreRowsThanTheFirstRoomHolds() throws Exception {
        StringBuilder csv = new StringBuilder(HEADER + ";x\n");
        for (int row = 0; row < 5000; row++) {
            csv.append(2018)
                    .append(";sub ")
                    .append(row)
                    .append(";;;;")
                    .append(row)
                    .append('\n');
        }
        DataTable table = read(columns("x"), csv.toString());
        assertThat(table.rows()).isEqualTo(5000);
        assertThat(table.column("delbydel_id").cell(4999)).isEqualTo("sub 4999");
        assertThat(table.numbers("x").number(4999)).isEqualTo(4999);
    }

    @ParameterizedTest
    @CsvSource({"0, 200, 111", "1, 2, 110", "2, 200, 100", "0, 1, 11"})
    void agesAreSummedByPositionAndMissingOnesCountZero(int from, int to, double sum) throws Exception {
        String csv = HEADER + ";0;1;2\n2018;;;;;1;10;100\n2018;;;;;;;\n";
        DataTable table = read(ages(new AgeSum(from, Optional.of(to), "people")), csv);
        assertThat(table.columns()).doesNotContain("0", "1", "2");
        assertThat(table.numbers("people").number(0)).isEqualTo(sum);
        assertThat(table.numbers("people").number(1)).isZero();
    }

    @Test
    void aColumnBetweenTheAgesCountsWhateverItsName() throws Exception {
        assertThat(read(ages(new AgeSum(0, Optional.of(200), "n")), HEADER + ";0;between;1\n2018;;;;;1;5;2\n")
                        .numbers("n")
                        .number(0))
                .isEqualTo(8);
    }

    @Test
    void toTheLastColumnMeansWhateverItIsCalled() throws Exception {
        assertThat(read(ages(new AgeSum(0, Optional.empty(), "n")), HEADER + ";0;1;rest\n2018;;;;;1;5;2\n")
                        .numbers("n")
                        .number(0))
                .isEqualTo(8);
    }

    @Test
    void twoSumsOfOneFileOverlap() throws Exception {
        DataTable table = read(
                ages(new AgeSum(0, Optional.of(200), "all"), new AgeSum(1, Optional.of(1), "ones")),
                HEADER + ";0;1\n2018;;;;;1;5\n");
        assertThat(table.numbers("all").number(0)).isEqualTo(6);
        assertThat(table.numbers("ones").number(0)).isEqualTo(5);
    }

    @Test
    void aCompleteRowHasNoGapInAnyColumnButThoseExcepted() throws Exception {
        InputFile file = new InputFile(
                "d", true, List.of("x"), false, List.of(), Optional.of(new Completeness("complete", List.of("x"))));
        DataTable table =
                read(file, HEADER + ";x;other\n2018;1;2;3;4;;1\n2018;1;2;3;4;5;\n2018;1;;3;4;5;1\n2018;1;2;3;4;5\n");
        assertThat(WrittenTable.lines(table).stream().map(line -> line.replaceAll(".* ", "")))
                .containsExactly("complete", "1", "-", "-", "-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn | there is no column x. The nearest that it has is"
                        + " aar",
                "aar;delbydel_id;delbydel_navn;bydel_id;y | there is no column bydel_navn. The nearest that it has is"
                        + " delbydel_navn",
                "bydel_id;delbydel_id;delbydel_navn;bydel_navn;x | there is no column aar",
            })
    void aColumnThatIsMissingIsNamedWithTheNearestThatIsThere(String header, String message) {
        assertThat(refused(columns("x"), header + "\n"))
                .hasMessageContaining("data set d")
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatCannotBeReadAsATableIsRefusedWithItsLine() {
        assertThat(refused(columns("x"), "")).hasMessageContaining("is empty");
        assertThat(refused(columns("x"), HEADER + ";x\n1;2;3;4;5;6;7\n"))
                .hasMessageContaining("line 2: has 7 cells; the first line names 6 columns");
        assertThat(refused(columns("x"), HEADER + ";x\n1;2;3;4;\"5;6\n7;8")).hasMessageContaining("data set d");
        assertThat(refused(columns("x"), HEADER + ";x\n1;2;3;\"4\"5;6;7\n")).hasMessageContaining("data set d");
        assertThat(refused(ages(new AgeSum(0, Optional.of(200), "n")), HEADER + ";0;1\n\n2018;;;;;1;12,5\n"))
                .hasMessageContaining("line 3: column 1 has '12,5', which is no number");
        assertThat(refused(ages(new AgeSum(0, Optional.of(200), "n")), HEADER + ";0;1;note\n"))
                .hasMessageContaining("its last column is note, which is no age");
        assertThat(refused(ages(new AgeSum(30, Optional.of(59), "n")), HEADER + ";0;1\n"))
                .hasMessageContaining("there is no column 30");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] latin = (HEADER + ";x\n2018;0101;Grønland;01;B;1\n").getBytes(StandardCharsets.ISO_8859_1);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> CsvReading.read(columns("x"), new ByteArrayInputStream(latin)));
        assertThat(refused.reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(refused).hasMessageContaining("line 2: the text is not UTF-8");
    }

    @Test
    void aFirstLineWithoutEndIsRefused() {
        assertThat(refused(columns("x"), HEADER + ";".repeat(9_996)))
                .hasMessageContaining("the first line names more than 10000 columns");
    }

    @Test
    void aFaultOfTheDependencyIsNoFaultOfTheData() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> CsvReading.read(columns("x"), broken))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    private static InputFile columns(String... names) {
        return new InputFile("d", true, List.of(names), false, List.of(), Optional.empty());
    }

    private static InputFile ages(AgeSum... sums) {
        return new InputFile("d", true, List.of(), false, List.of(sums), Optional.empty());
    }

    private static DataTable read(InputFile file, String csv) throws RefusedException, IOException {
        return CsvReading.read(file, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static RefusedException refused(InputFile file, String csv) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(file, csv));
        assertThat(refused.reason()).isEqualTo(DatasetReason.data_unusable);
        return refused;
    }
}
