package dev.wadi.pipelines.datasetprocessing.operation;

import static dev.wadi.pipelines.datasetprocessing.WrittenTable.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinTest {
    private static final List<String> KEYS = List.of("date", "bydel_id");

    @Test
    void rowsAreClusteredByKeyInTheOrderOfTheirFirstAppearanceOnTheLeft() throws Exception {
        DataTable left =
                WrittenTable.of("date bydel_id n", "2018 02 1", "2018 01 2", "2018 02 3", "2019 01 4", "2018 01 5");
        DataTable right =
                WrittenTable.of("date bydel_id p", "2018 01 10", "2018 02 20").named("right");
        assertThat(after(new Join("right", KEYS, List.of()), left, right))
                .containsExactly("date bydel_id n p", "2018 02 1 20", "2018 02 3 20", "2018 01 2 10", "2018 01 5 10");
    }

    @Test
    void everyMatchingPairGivesARow() throws Exception {
        DataTable left = WrittenTable.of("date bydel_id n", "2018 01 1", "2018 01 2");
        DataTable right =
                WrittenTable.of("date bydel_id p", "2018 01 10", "2018 01 20").named("right");
        assertThat(after(new Join("right", KEYS, List.of()), left, right))
                .containsExactly("date bydel_id n p", "2018 01 1 10", "2018 01 1 20", "2018 01 2 10", "2018 01 2 20");
    }

    @Test
    void missingEqualsMissing() throws Exception {
        DataTable left = WrittenTable.of("date bydel_id n", "2018 - 1", "- - 2");
        DataTable right =
                WrittenTable.of("date bydel_id p", "2018 - 10", "2018 01 20").named("right");
        assertThat(after(new Join("right", KEYS, List.of()), left, right))
                .containsExactly("date bydel_id n p", "2018 - 1 10");
    }

    @Test
    void sharedColumnsAreAllThatBothHaveNamesIncluded() throws Exception {
        DataTable left = WrittenTable.of("date bydel_id bydel_navn n", "2018 01 Sagene 1", "2018 02 Frogner 2");
        DataTable right = WrittenTable.of("date bydel_id bydel_navn p", "2018 01 SAGENE 10", "2018 02 Frogner 20")
                .named("right");
        assertThat(after(new Join("right", List.of(), List.of()), left, right))
                .containsExactly("date bydel_id bydel_navn n p", "2018 02 Frogner 2 20");
    }

    @Test
    void onlyTheColumnsAskedForComeFromTheOtherTableAndNoneReplacesAnOwnOne() throws Exception {
        DataTable left = WrittenTable.of("date bydel_id bydel_navn", "2018 01 Sagene");
        DataTable right = WrittenTable.of("date bydel_id bydel_navn p q", "2018 01 Other 10 20")
                .named("right");
        assertThat(after(new Join("right", KEYS, List.of("q")), left, right))
                .containsExactly("date bydel_id bydel_navn q", "2018 01 Sagene 20");
        assertThat(after(new Join("right", KEYS, List.of()), left, right)).contains("2018 01 Sagene 10 20");
    }

    @Test
    void joiningAllKeepsTheOrderAndAppendsWhatOnlyOthersHave() throws Exception {
        DataTable left = WrittenTable.of("date bydel_id n", "2018 02 1", "2018 01 2", "2018 02 3");
        DataTable deaths =
                WrittenTable.of("date bydel_id d", "2019 01 7", "2018 02 8").named("deaths");
        DataTable births = WrittenTable.of("date bydel_id b", "2017 03 5", "2019 01 6", "2018 01 4")
                .named("births");
        assertThat(after(new JoinAll(List.of("deaths", "births"), KEYS), left, deaths, births))
                .containsExactly(
                        "date bydel_id n d b",
                        "2018 02 1 8 -",
                        "2018 01 2 - 4",
                        "2018 02 3 8 -",
                        "2019 01 - 7 6",
                        "2017 03 - - 5");
    }

    @Test
    void appendingPutsTheOtherTableBelow() throws Exception {
        DataTable left = WrittenTable.of("date n", "2018 1");
        DataTable right = WrittenTable.of("date p", "2019 2").named("right");
        assertThat(after(new Append("right"), left, right)).containsExactly("date n p", "2018 1 -", "2019 - 2");
    }
}
