package dev.wadi.pipelines.datasetprocessing.operation;

import static dev.wadi.pipelines.datasetprocessing.WrittenTable.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.operation.Categories.Spread;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberOperationsTest {
    private static final DataTable TABLE = WrittenTable.of("a b", "1 2", "1 -", "- -");

    @Test
    void aSumIsMissingWithOneOfItsTerms() throws Exception {
        assertThat(after(new Add("c", List.of("a", "b"), false), TABLE))
                .containsExactly("a b c", "1 2 3", "1 - -", "- - -");
    }

    @Test
    void orMissingTermsCountZeroAlsoAllOfThem() throws Exception {
        assertThat(after(new Add("c", List.of("a", "b"), true), TABLE))
                .containsExactly("a b c", "1 2 3", "1 - 1", "- - 0");
    }

    @Test
    void aDifferenceMayBeNegative() throws Exception {
        assertThat(after(new Subtract("c", "a", "b"), TABLE)).containsExactly("a b c", "1 2 -1", "1 - -", "- - -");
    }

    @Test
    void aShareIsAHundredthAndMissingStaysMissing() throws Exception {
        assertThat(after(new Share("c", "a", OptionalInt.empty()), TABLE))
                .containsExactly("a b c", "1 2 0.01", "1 - 0.01", "- - -");
    }

    @ParameterizedTest
    @CsvSource({"12.5, 0.12", "15.5, 0.16", "49.7, 0.5", "0.5, 0", "1.5, 0.02", "-12.5, -0.12", "33.333, 0.33"})
    void aShareIsRoundedHalfToEven(String percentage, String share) throws Exception {
        assertThat(after(new Share("c", "a", OptionalInt.of(2)), WrittenTable.of("a b", percentage + " -")))
                .containsExactly("a b c", percentage + " - " + share);
    }

    @Test
    void aRatioIsOverTheSumOfWhatIsThere() throws Exception {
        DataTable table = WrittenTable.of("x y z", "1 3 -", "- 4 0", "0 0 0", "2 0 -", "5 - -");
        assertThat(after(new Ratio(List.of("x"), List.of("y", "z")), table))
                .containsExactly(
                        "x y z x_ratio", "1 3 - " + 1.0 / 3, "- 4 0 -", "0 0 0 -", "2 0 - infinite", "5 - - infinite");
    }

    @Test
    void severalRatiosShareTheirWhole() throws Exception {
        assertThat(after(new Ratio(List.of("a", "b"), List.of("a", "b")), WrittenTable.of("a b", "1 3")))
                .containsExactly("a b a_ratio b_ratio", "1 3 0.25 0.75");
    }

    @Test
    void categoriesSpreadNumbersAndGiveZeroToTheOthers() throws Exception {
        DataTable table = WrittenTable.of("kind n", "long 5", "short 7", "short -", "other 9", "- 11");
        List<Spread> spreads = List.of(new Spread("n", "short", "s"), new Spread("n", "long", "l"));
        assertThat(after(new Categories("kind", spreads), table))
                .containsExactly("kind n s l", "long 5 0 5", "short 7 7 0", "short - - 0", "other 9 0 0", "- 11 0 0");
    }

    @Test
    void aCategoryThatNoRowHasIsRefusedButNotInATableWithoutRows() throws Exception {
        List<Spread> spreads = List.of(new Spread("n", "short", "s"));
        assertThatThrownBy(() -> after(new Categories("kind", spreads), WrittenTable.of("kind n", "long 5")))
                .hasMessageContaining("table t: no row has 'short' in column kind");
        assertThat(after(new Categories("kind", spreads), WrittenTable.of("kind n")))
                .containsExactly("kind n s");
    }

    @Test
    void arithmeticOnTextIsRefused() {
        DataTable table = WrittenTable.of("a b", "1 2", "2 12,5");
        List<TableOperation> operations = List.of(
                new Add("c", List.of("a", "b"), true),
                new Subtract("c", "a", "b"),
                new Share("c", "b", OptionalInt.empty()),
                new Ratio(List.of("a"), List.of("b")),
                new Ratio(List.of("b"), List.of("a")),
                new Group(List.of("a"), List.of("b")),
                new WholeNumbers(List.of("b")),
                new RatioToRowAbove("a", "b"),
                new Change("c", "b", List.of("a"), false));
        for (TableOperation operation : operations) {
            assertThatThrownBy(() -> after(operation, table))
                    .as(operation.toString())
                    .hasMessageContaining("table t: column b is text, line 3 has '12,5'");
        }
    }

    @Test
    void countsAreWhole() throws Exception {
        assertThat(after(new WholeNumbers(List.of("a")), TABLE)).hasSize(4);
        DataTable table =
                WrittenTable.of("date delbydel_id delbydel_navn bydel_id bydel_navn n", "2018 0101 S 01 B 2.5");
        assertThatThrownBy(() -> after(new WholeNumbers(List.of("n")), table))
                .hasMessageContaining("column n has 2.5 for [2018, 01, B, 0101, S]");
    }
}
