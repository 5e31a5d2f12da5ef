package dev.wadi.pipelines.datasetprocessing.operation;

import static dev.wadi.pipelines.datasetprocessing.WrittenTable.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowOperationsTest {
    private static final DataTable TABLE =
            WrittenTable.of("date bydel_id kind n", "2018 01 a 1", "2018 16 b 2", "2018 - a 3", "2018 01 - -");

    @Test
    void droppingByValueKeepsRowsWithoutOne() throws Exception {
        assertThat(after(new DropRows("bydel_id", List.of("16", "17")), TABLE))
                .containsExactly("date bydel_id kind n", "2018 01 a 1", "2018 - a 3", "2018 01 - -");
    }

    @Test
    void keepingByValueDropsRowsWithoutOne() throws Exception {
        assertThat(after(new KeepRows("kind", List.of("a")), TABLE))
                .containsExactly("date bydel_id kind n", "2018 01 a 1", "2018 - a 3");
    }

    @Test
    void numbersAreMatchedAsTheyAreWrittenPlainly() throws Exception {
        assertThat(after(new KeepRows("n", List.of("2", "3.0")), TABLE))
                .containsExactly("date bydel_id kind n", "2018 16 b 2");
    }

    @Test
    void droppingRowsWithoutLooksAtTheseColumnsOnly() throws Exception {
        assertThat(after(new DropRowsWithout(List.of("bydel_id", "date")), TABLE))
                .containsExactly("date bydel_id kind n", "2018 01 a 1", "2018 16 b 2", "2018 01 - -");
        assertThat(after(new DropRowsWithout(List.of("n", "kind")), TABLE)).hasSize(4);
    }

    @Test
    void repeatedRowsAreThoseThatAreEqualInAllColumnsMissingOnesToo() throws Exception {
        DataTable table =
                WrittenTable.of("date bydel_id n", "2018 01 -", "2018 01 1", "2018 01 -", "2018 01 1", "2019 01 1");
        assertThat(after(new DropRepeatedRows(), table))
                .containsExactly("date bydel_id n", "2018 01 -", "2018 01 1", "2019 01 1");
    }

    @Test
    void districtsHaveNoSubDistrict() throws Exception {
        DataTable table = WrittenTable.of("bydel_id delbydel_id", "01 0101", "01 -", "00 -");
        assertThat(after(new KeepDistricts(), table)).containsExactly("bydel_id delbydel_id", "01 -", "00 -");
    }

    @Test
    void cellsAreSetWhereAnotherColumnHasAValue() throws Exception {
        DataTable table = WrittenTable.of("bydel_id bydel_navn", "- Oslo_i_alt", "01 Sagene", "- -");
        assertThat(after(new SetCells("bydel_id", "00", "bydel_navn", List.of("Oslo i alt")), table))
                .containsExactly("bydel_id bydel_navn", "00 Oslo_i_alt", "01 Sagene", "- -");
    }

    @Test
    void sortingIsStableWithMissingLast() throws Exception {
        DataTable table =
                WrittenTable.of("date bydel_id n", "2019 02 1", "2018 - 2", "2018 02 3", "2018 02 4", "- 01 5");
        assertThat(after(new Sort(List.of("bydel_id", "date")), table))
                .containsExactly("date bydel_id n", "- 01 5", "2018 02 3", "2018 02 4", "2019 02 1", "2018 - 2");
    }

    @Test
    void columnsAreRenamedInPlaceAndDropped() throws Exception {
        assertThat(after(new RenameColumns(Map.of("kind", "sort", "n", "number")), TABLE))
                .first()
                .isEqualTo("date bydel_id sort number");
        assertThat(after(new DropColumns(List.of("kind")), TABLE)).contains("date bydel_id n", "2018 01 -");
    }

    @Test
    void aNameThatAnotherColumnHasIsRefused() throws Exception {
        assertThatThrownBy(() -> after(new RenameColumns(Map.of("kind", "n")), TABLE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has a column n already, and kind is to be called so");
        assertThat(after(new RenameColumns(Map.of("kind", "n", "n", "kind")), TABLE))
                .first()
                .isEqualTo("date bydel_id n kind");
    }
}
