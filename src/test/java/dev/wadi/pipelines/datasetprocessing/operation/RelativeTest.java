package dev.wadi.pipelines.datasetprocessing.operation;

import static dev.wadi.pipelines.datasetprocessing.WrittenTable.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import org.junit.jupiter.api.Test;

class RelativeTest {
    private static final String COLUMNS = "date bydel_id bydel_navn delbydel_id delbydel_navn n";
    private static final String AFTER = "date bydel_id bydel_navn delbydel_id delbydel_navn n_district n_city";

    @Test
    void eachPlaceIsComparedToItsDistrictAndToTheCityOfTheSameYear() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS + " other",
                "2018 01 A - - 8 1",
                "2018 00 O - - 16 1",
                "2017 01 A 0101 R 3 1",
                "2018 01 A 0101 R 2 1",
                "2017 01 A - - 6 1",
                "2017 00 O - - 12 1",
                "2018 01 A - - 99 1");
        assertThat(after(new Relative("n"), table))
                .containsExactly(
                        AFTER,
                        "2017 00 O - - 1 1",
                        "2017 01 A 0101 R 0.5 0.25",
                        "2017 01 A - - 1 0.5",
                        "2018 00 O - - 1 1",
                        "2018 01 A - - 1 0.5",
                        "2018 01 A 0101 R 0.25 0.125",
                        "2018 01 A - - 12.375 6.1875");
    }

    @Test
    void specialDistrictsAndRowsWithoutDistrictAreDropped() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS,
                "2018 16 S 1601 S 1",
                "2018 99 U - - 1",
                "2018 - X - - 1",
                "- 01 A - - 1",
                "2018 01 A - - 4",
                "2018 00 O - - 2");
        assertThat(after(new Relative("n"), table)).containsExactly(AFTER, "2018 00 O - - 1 1", "2018 01 A - - 1 2");
    }

    @Test
    void missingOrZeroInTheReferenceGivesMissingOrInfinite() throws Exception {
        DataTable table = WrittenTable.of(COLUMNS, "2018 01 A - - -", "2018 01 A 0101 R 1", "2018 00 O - - 0");
        assertThat(after(new Relative("n"), table))
                .containsExactly(AFTER, "2018 00 O - - - -", "2018 01 A - - - -", "2018 01 A 0101 R - infinite");
    }

    @Test
    void aPlaceWithoutReferenceIsRefused() {
        assertThatThrownBy(() ->
                        after(new Relative("n"), WrittenTable.of(COLUMNS, "2018 01 A 0101 R 1", "2018 00 O - - 2")))
                .hasMessageContaining("has no row of its own for district 01 in 2018");
        assertThatThrownBy(
                        () -> after(new Relative("n"), WrittenTable.of(COLUMNS, "2018 01 A - - 1", "2017 00 O - - 2")))
                .hasMessageContaining("has no row of its own for district 00 in 2018");
    }
}
