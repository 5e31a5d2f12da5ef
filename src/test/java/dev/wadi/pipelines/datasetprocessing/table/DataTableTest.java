package dev.wadi.pipelines.datasetprocessing.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTableTest {

    @Test
    void printsItsNameItsSizeAndItsFirstRows() {
        DataTable table = WrittenTable.of("date bydel_navn x", "2018 Gamle_Oslo 0.25", "2018 - -", "2019 Sagene 7");
        assertThat(table.toString()).isEqualTo("""
            t: 3 rows, 3 columns
              date  bydel_navn  x
              2018  Gamle Oslo  0.25
              2018  -           -
              2019  Sagene      7\
            """);
    }

    @Test
    void aLongOrWideTableIsPrintedInPart() {
        DataTable table = WrittenTable.of(
                "date a b c d e f g h i j k l m",
                "1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "2 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "3 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "5 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "6 1 1 1 1 1 1 1 1 1 1 1 1 1");
        assertThat(table.toString().lines()).hasSize(7).first().isEqualTo("t: 6 rows, 14 columns, 2 of them not shown");
    }

    @Test
    void rowsBelowHaveMissingCellsWhereOnlyOneTableHasAColumn() {
        DataTable above = WrittenTable.of("date bydel_id x", "2018 01 1");
        DataTable below = WrittenTable.of("date note y", "2019 n 2");
        assertThat(WrittenTable.lines(above.followedBy(below)))
                .containsExactly("date bydel_id x note y", "2018 01 1 - -", "2019 - - n 2");
    }

    @Test
    void numbersBelowTextBecomeText() {
        DataTable above = WrittenTable.of("date x", "2018 -");
        DataTable below = WrittenTable.of("date x", "2019 new");
        assertThat(WrittenTable.lines(above.followedBy(below))).containsExactly("date x", "2018 -", "2019 new");
        assertThat(WrittenTable.lines(below.followedBy(WrittenTable.of("date x", "2018 0.5"))))
                .contains("2018 0.5");
    }

    @Test
    void aRowThatIsNotThereIsMissing() {
        DataTable table = WrittenTable.of("date bydel_id", "2018 01", "2019 02");
        assertThat(WrittenTable.lines(table.rows(new int[] {1, -1, 1})))
                .containsExactly("date bydel_id", "2019 02", "- -", "2019 02");
    }

    @Test
    void theTwoZerosAreEqualCells() {
        NumberColumn zeros = new NumberColumn(new double[] {0.0, -0.0});
        assertThat(zeros.cell(0)).isEqualTo(zeros.cell(1));
    }

    @Test
    void aColumnThatIsNotThereIsAFaultOfTheProgram() {
        DataTable table = WrittenTable.of("date x", "2018 1");
        assertThatThrownBy(() -> table.column("y")).hasMessage("table t has no column y");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "52156.0, 52156",
        "-3, -3",
        "0.1, 0.1",
        "0.3333333333333333, 0.3333333333333333",
        "1e23, 99999999999999991611392",
        "2e-3, 0.002",
        "1.2e-7, 1.2E-7"
    })
    void numbersAreWrittenShortAndIntegralOnesWithoutAFraction(double number, String text) {
        assertThat(PlainNumber.text(number)).isEqualTo(text);
    }

    @Test
    void groupsAreSortedAndLeaveOutRowsWithAMissingKey() throws Exception {
        DataTable table = WrittenTable.of(
                "date bydel_id x", "2019 02 1", "2018 10 2", "- 02 4", "2019 02 8", "2018 - 16", "2018 02 -");
        Grouping groups = Grouping.of(table, List.of("date", "bydel_id"));
        assertThat(WrittenTable.lines(groups.keys().with("x", groups.sum("x"))))
                .containsExactly("date bydel_id x", "2018 02 0", "2018 10 2", "2019 02 9");
    }

    @Test
    void aSumOfAllOrNoneIsRefusedWhereSomeAreMissing() throws Exception {
        DataTable good = WrittenTable.of("date x", "2018 -", "2018 -", "2019 1", "2019 2");
        Grouping groups = Grouping.of(good, List.of("date"));
        assertThat(WrittenTable.lines(groups.keys().with("x", groups.sumAllOrNone("x"))))
                .containsExactly("date x", "2018 -", "2019 3");
        DataTable mixed = WrittenTable.of("date x", "2018 -", "2018 1");
        assertThatThrownBy(() -> Grouping.of(mixed, List.of("date")).sumAllOrNone("x"))
                .hasMessageContaining("column x is missing in 1 of the 2 rows of [2018]");
    }
}
