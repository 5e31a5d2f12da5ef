package dev.wadi.pipelines.datasetprocessing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.document.Scale.Range;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
    private static final String COLUMNS = "date bydel_id n n_ratio";

    @Test
    void isOfTheHighestYearOverAllLevelsWithoutSpecialDistrictsAndMissingNumbers() throws Exception {
        Scale scale = Scale.of(
                WrittenTable.of(
                        COLUMNS,
                        "2017 01 0 9",
                        "2018 01 5 0.5",
                        "2018 - 2 0.1",
                        "2018 00 99 1",
                        "2018 02 - -",
                        "2018 16 1 0",
                        "2019 17 0 0"),
                "n");
        assertThat(scale.value()).isEqualTo(new Range(2, 99));
        assertThat(scale.ratio()).isEqualTo(new Range(0.1, 1));
    }

    @Test
    void aColumnThatDoesNotExistReachesFromZeroToZero() throws Exception {
        assertThat(Scale.of(WrittenTable.of("date bydel_id n", "2018 01 5"), "n"))
                .isEqualTo(new Scale(new Range(5, 5), new Range(0, 0)));
        assertThat(Scale.of(WrittenTable.of("date bydel_id n", "2018 01 5"), "totalt"))
                .isEqualTo(new Scale(new Range(0, 0), new Range(0, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018 16 1 1", "- 01 1 1", "2018 01 - 1", "2018 01 1 -", "2018 01 1e999 1"})
    void aScaleWithoutNumbersIsRefused(String row) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> Scale.of(WrittenTable.of(COLUMNS, row), "n"));
        assertThat(refused.reason()).isEqualTo(DatasetReason.value_not_representable);
        assertThat(refused).hasMessageContaining("table t: no scale of column n");
    }

    @Test
    void aTableWithoutRowsHasNoScaleAlsoOfAColumnThatDoesNotExist() {
        assertThat(catchThrowableOfType(RefusedException.class, () -> Scale.of(WrittenTable.of(COLUMNS), "totalt")))
                .hasMessageContaining("no scale of column totalt");
    }
}
