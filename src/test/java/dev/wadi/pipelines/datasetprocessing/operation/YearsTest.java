package dev.wadi.pipelines.datasetprocessing.operation;

import static dev.wadi.pipelines.datasetprocessing.WrittenTable.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class YearsTest {
    private static final DataTable ONE = WrittenTable.of("date n", "2017 1", "2019 2", "2018 3", "2019 4", "- 5")
            .named("one");
    private static final DataTable TWO =
            WrittenTable.of("date n", "2018 1", "2017 2").named("two");
    private static final DataTable OTHER = WrittenTable.of("date n", "2001 1").named("other");
    private static final DataTable NONE = WrittenTable.of("date n", "- 1").named("none");

    @Test
    void theLatestYearIsTheHighestOfTheTable() throws Exception {
        assertThat(chosen(YearChoice.LATEST, false)).containsExactly("date n", "2019 2", "2019 4");
    }

    @Test
    void allYearsOfOneTableAreAllRowsInTheirOrder() throws Exception {
        assertThat(chosen(YearChoice.ALL, false)).isEqualTo(lines(ONE));
    }

    @Test
    void theLatestYearOfSeveralTablesIsTheHighestThatAllHave() throws Exception {
        assertThat(chosen(YearChoice.LATEST, false, "one", "two")).containsExactly("date n", "2018 3");
    }

    @Test
    void allYearsOfSeveralTablesAreThoseThatAllHave() throws Exception {
        assertThat(chosen(YearChoice.ALL, false, "one", "two")).containsExactly("date n", "2017 1", "2018 3");
    }

    @Test
    void noYearInCommonIsRefusedForTheLatestAndWhereItIsRequired() throws Exception {
        assertThat(refused(YearChoice.LATEST, false)).hasMessageContaining("one, two, other have no year in common");
        assertThat(refused(YearChoice.ALL, true).reason()).isEqualTo(DatasetReason.no_common_year);
        assertThat(chosen(YearChoice.ALL, false, "one", "two", "other")).containsExactly("date n");
    }

    @Test
    void aTableWithoutAnyYearHasNoLatestOne() {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> new ChooseYears(List.of(), false)
                .apply(NONE, WrittenTable.named(YearChoice.LATEST)));
        assertThat(refused.reason()).isEqualTo(DatasetReason.no_common_year);
        assertThat(refused).hasMessageContaining("table none has no row with a year");
    }

    @Test
    void yearsAreShifted() throws Exception {
        assertThat(WrittenTable.after(new ShiftYears(-1), TWO)).containsExactly("date n", "2017 1", "2016 2");
    }

    private static RefusedException refused(YearChoice years, boolean required) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> chosen(years, required, "one", "two", "other"));
        assertThat(refused.reason()).isEqualTo(DatasetReason.no_common_year);
        return refused;
    }

    private static List<String> chosen(YearChoice years, boolean required, String... commonTo) throws RefusedException {
        return lines(
                new ChooseYears(List.of(commonTo), required).apply(ONE, WrittenTable.named(years, ONE, TWO, OTHER)));
    }
}
