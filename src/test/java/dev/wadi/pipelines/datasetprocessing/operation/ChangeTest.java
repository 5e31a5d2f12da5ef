package dev.wadi.pipelines.datasetprocessing.operation;

import static dev.wadi.pipelines.datasetprocessing.WrittenTable.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final List<String> BY_PLACE = List.of("bydel_id");

    @Test
    void theChangeIsSinceTheRowAboveWithTheSameKeysWhateverItsYear() throws Exception {
        DataTable table = WrittenTable.of(
                "date bydel_id n", "2015 01 8", "2015 - 1", "2016 02 5", "2018 01 10", "2018 - 4", "2019 02 5");
        assertThat(after(new Change("c", "n", BY_PLACE, false), table))
                .containsExactly(
                        "date bydel_id n c",
                        "2015 01 8 -",
                        "2015 - 1 -",
                        "2016 02 5 -",
                        "2018 01 10 2",
                        "2018 - 4 3",
                        "2019 02 5 0");
    }

    @Test
    void asAPartOfTheNumberBefore() throws Exception {
        DataTable table = WrittenTable.of("date bydel_id n", "1 01 8", "2 01 10", "3 01 0", "4 01 0", "5 01 3");
        assertThat(after(new Change("c", "n", BY_PLACE, true), table))
                .containsExactly(
                        "date bydel_id n c", "1 01 8 -", "2 01 10 0.25", "3 01 0 -1", "4 01 0 -", "5 01 3 infinite");
    }

    @Test
    void theChangeOverYearsIsThatOfTheHighestYear() throws Exception {
        DataTable table = WrittenTable.of(
                "date bydel_id n", "2008 01 5", "2009 01 6", "2009 02 7", "2018 01 9", "2018 02 8", "2008 03 1");
        assertThat(after(new ChangeOverYears("c", "n", 10, BY_PLACE), table))
                .containsExactly(
                        "date bydel_id n c",
                        "2008 01 5 -",
                        "2009 01 6 -",
                        "2009 02 7 -",
                        "2018 01 9 4",
                        "2018 02 8 -",
                        "2008 03 1 -");
    }

    @Test
    void aTableWithoutTheEarlierYearIsRefused() {
        DataTable table = WrittenTable.of("date bydel_id n", "2009 01 6", "2018 01 9");
        assertThatThrownBy(() -> after(new ChangeOverYears("c", "n", 10, BY_PLACE), table))
                .hasMessageContaining("has no row of 2008, 10 years before its last");
        assertThatThrownBy(() -> after(new ChangeOverYears("c", "n", 10, BY_PLACE), WrittenTable.of("date bydel_id n")))
                .hasMessageContaining("has no row of any year");
    }

    @Test
    void aRatioToTheRowAboveCaresForNoKeys() throws Exception {
        DataTable table = WrittenTable.of("bydel_id c n", "01 - 4", "01 1 5", "02 - 0", "02 2 3", "02 0 0", "02 0 1");
        assertThat(after(new RatioToRowAbove("c", "n"), table))
                .containsExactly(
                        "bydel_id c n c_ratio",
                        "01 - 4 -",
                        "01 1 5 0.25",
                        "02 - 0 -",
                        "02 2 3 infinite",
                        "02 0 0 0",
                        "02 0 1 -");
    }

    @Test
    void theHistoryStandsBesideTheRowsOfTheHighestYear() throws Exception {
        DataTable table =
                WrittenTable.of("date bydel_id n", "2016 01 1", "2017 01 2", "2018 01 3", "2018 02 4", "2015 09 9");
        assertThat(after(new History("h", "n", 3, BY_PLACE), table))
                .containsExactly("date bydel_id n h_1 h_2 h_3", "2018 01 3 1 2 3", "2018 02 4 - - 4");
    }

    @Test
    void aHistoryWithAYearThatIsNotThereOrAPlaceThatIsGoneIsRefused() {
        DataTable gap = WrittenTable.of("date bydel_id n", "2016 01 1", "2018 01 3");
        assertThatThrownBy(() -> after(new History("h", "n", 3, BY_PLACE), gap))
                .hasMessageContaining("has no row of 2017");
        DataTable gone = WrittenTable.of("date bydel_id n", "2017 01 1", "2017 02 1", "2018 01 3");
        assertThatThrownBy(() -> after(new History("h", "n", 2, BY_PLACE), gone))
                .hasMessageContaining("a row of [02] in 2017, but none in its last year");
        assertThatThrownBy(() -> after(new History("h", "n", 2, BY_PLACE), WrittenTable.of("date bydel_id n")))
                .hasMessageContaining("has no row of any year");
    }
}
