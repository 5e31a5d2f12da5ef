package dev.wadi.pipelines.datasetprocessing.operation;

import static dev.wadi.pipelines.datasetprocessing.WrittenTable.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final String COLUMNS = "date bydel_id bydel_navn delbydel_id delbydel_navn n";
    private static final Levels SUM_N = new Levels(List.of("n"), List.of(), List.of());

    @Test
    void sumsForSubDistrictsThenDistrictsThenTheCity() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS,
                "2018 02 B 0201 T 4",
                "2018 01 A 0102 S 2",
                "2017 01 A 0101 R 8",
                "2018 01 A 0101 R 1",
                "2018 01 A 0101 R 16");
        assertThat(after(SUM_N, table))
                .containsExactly(
                        COLUMNS,
                        "2017 01 A 0101 R 8",
                        "2018 01 A 0101 R 17",
                        "2018 01 A 0102 S 2",
                        "2018 02 B 0201 T 4",
                        "2017 01 A - - 8",
                        "2018 01 A - - 19",
                        "2018 02 B - - 4",
                        "2017 00 Oslo_i_alt - - 8",
                        "2018 00 Oslo_i_alt - - 23");
    }

    @Test
    void aRowWithoutSubDistrictOrItsNameCountsForDistrictAndCity() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS, "2018 01 A - - 1", "2018 01 A 0101 - 2", "2018 01 A - R 4", "2018 01 A 0101 R 8");
        assertThat(after(SUM_N, table))
                .containsExactly(COLUMNS, "2018 01 A 0101 R 8", "2018 01 A - - 15", "2018 00 Oslo_i_alt - - 15");
    }

    @Test
    void aRowWithoutDistrictItsNameOrYearCountsForNothing() throws Exception {
        DataTable table = WrittenTable.of(
                COLUMNS, "2018 - A 0101 R 1", "2018 01 - 0101 R 2", "- 01 A 0101 R 4", "2018 01 A 0101 R -");
        assertThat(after(SUM_N, table))
                .containsExactly(COLUMNS, "2018 01 A 0101 R 0", "2018 01 A - - 0", "2018 00 Oslo_i_alt - - 0");
    }

    @Test
    void specialDistrictsCountForTheCity() throws Exception {
        DataTable table =
                WrittenTable.of(COLUMNS, "2018 16 Sentrum 1601 S 1", "2018 99 U 9999 U 2", "2018 01 A 0101 R 4");
        assertThat(after(SUM_N, table)).last().isEqualTo("2018 00 Oslo_i_alt - - 7");
    }

    @Test
    void districtAndCityRowsOfTheInputAreCountedAgain() throws Exception {
        DataTable table = WrittenTable.of(COLUMNS, "2018 01 A 0101 R 1", "2018 01 A - - 1", "2018 00 Oslo_i_alt - - 1");
        assertThat(after(SUM_N, table))
                .containsExactly(
                        COLUMNS,
                        "2018 01 A 0101 R 1",
                        "2018 00 Oslo_i_alt - - 1",
                        "2018 01 A - - 2",
                        "2018 00 Oslo_i_alt - - 3");
    }

    @Test
    void moreKeysMakeMoreRows() throws Exception {
        DataTable table = WrittenTable.of(
                "date bydel_id bydel_navn age n",
                "2018 01 A 5-9 1",
                "2018 01 A 10-14 2",
                "2018 02 B 5-9 4",
                "2018 02 B - 8");
        assertThat(after(new Levels(List.of("n"), List.of(), List.of("age")), table))
                .containsExactly(
                        "date bydel_id bydel_navn delbydel_id delbydel_navn age n",
                        "2018 01 A - - 10-14 2",
                        "2018 01 A - - 5-9 1",
                        "2018 02 B - - 5-9 4",
                        "2018 00 Oslo_i_alt - - 10-14 2",
                        "2018 00 Oslo_i_alt - - 5-9 5");
    }

    @Test
    void sumsOfAllOrNoneAreMissingOrRefused() throws Exception {
        Levels levels = new Levels(List.of(), List.of("n"), List.of());
        DataTable table = WrittenTable.of(
                COLUMNS, "2017 01 A 0101 R -", "2017 01 A 0102 S -", "2018 01 A 0101 R 1", "2018 01 A 0102 S 2");
        assertThat(after(levels, table))
                .contains("2017 01 A - - -", "2018 01 A - - 3", "2017 00 Oslo_i_alt - - -", "2018 00 Oslo_i_alt - - 3");
        DataTable mixed = WrittenTable.of(COLUMNS, "2018 01 A 0101 R 1", "2018 01 A 0102 S -");
        assertThatThrownBy(() -> after(levels, mixed)).hasMessageContaining("column n is missing in 1 of the 2 rows");
        DataTable mixedDistricts = WrittenTable.of(COLUMNS, "2018 01 A 0101 R 1", "2018 02 B 0201 S -");
        assertThatThrownBy(() -> after(levels, mixedDistricts)).hasMessageContaining("1 of the 2 rows of [2018]");
    }

    @Test
    void cityRowsAreAddedBelowOfAllRows() throws Exception {
        DataTable table = WrittenTable.of(
                "date bydel_id bydel_navn kind n", "2018 01 A x 1", "2018 - - x 2", "2018 16 S y 4", "- 01 A x 8");
        assertThat(after(new CityRows(List.of("n"), List.of("kind")), table))
                .containsExactly(
                        "date bydel_id bydel_navn kind n",
                        "2018 01 A x 1",
                        "2018 - - x 2",
                        "2018 16 S y 4",
                        "- 01 A x 8",
                        "2018 00 Oslo_i_alt x 3",
                        "2018 00 Oslo_i_alt y 4");
    }

    @Property(tries = 50)
    void theOrderOfRowsDoesNotMatterAndEachLevelHasTheSameTotal(@ForAll Random random) throws Exception {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int district = 1 + random.nextInt(3);
            int part = 1 + random.nextInt(3);
            rows.add(String.format(
                    "%d 0%d D%d 0%d0%d S%d%d %d",
                    2016 + random.nextInt(3), district, district, district, part, district, part, random.nextInt(99)));
        }
        List<String> before = after(SUM_N, table(rows));
        Collections.shuffle(rows, random);
        assertThat(after(SUM_N, table(rows))).isEqualTo(before);
        DataTable levels = SUM_N.apply(table(rows), WrittenTable.named(YearChoice.ALL));
        double total = 0;
        double city = 0;
        for (int row = 0; row < levels.rows(); row++) {
            boolean part = !levels.column("delbydel_id").isMissing(row);
            total += part ? levels.numbers("n").number(row) : 0;
            city += "00".equals(levels.column("bydel_id").cell(row))
                    ? levels.numbers("n").number(row)
                    : 0;
        }
        assertThat(city).isEqualTo(total);
    }

    private static DataTable table(List<String> rows) {
        List<String> lines = new ArrayList<>(Arrays.asList(COLUMNS));
        lines.addAll(rows);
        return WrittenTable.of(lines.toArray(String[]::new));
    }
}
