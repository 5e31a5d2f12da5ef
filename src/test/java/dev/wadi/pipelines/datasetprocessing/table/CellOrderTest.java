package dev.wadi.pipelines.datasetprocessing.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellOrderTest {

    @Test
    void textIsSortedByCodePointNumbersByValueAndMissingIsLast() {
        List<Object> cells = new ArrayList<>(Arrays.asList(
                null, "5-9 år", "10-14 år", 10.0, 9.0, -1.0, "Z", "a", "å", "aa", "\uD83D\uDE00", "\uFFFD", "0"));
        Collections.shuffle(cells);
        cells.sort(CellOrder.ASCENDING);
        // a character outside of the basic plane is behind U+FFFD, though its first unit is before it
        assertThat(cells)
                .containsExactly(
                        -1.0,
                        9.0,
                        10.0,
                        "0",
                        "10-14 år",
                        "5-9 år",
                        "Z",
                        "a",
                        "aa",
                        "å",
                        "\uFFFD",
                        "\uD83D\uDE00",
                        null);
    }

    @Test
    void charactersThatShareTheirFirstUnitAreSortedByTheirCodePoint() {
        assertThat(CellOrder.ASCENDING.compare("\uD83D\uDE00", "\uD83D\uDE01")).isNegative();
        assertThat(CellOrder.ASCENDING.compare("x", "x")).isZero();
        assertThat(CellOrder.ASCENDING.compare(null, null)).isZero();
    }

    @Test
    void rowsAreSortedByTheirFirstDifferentCell() {
        assertThat(CellOrder.ASCENDING.compareRows(KeyCells.of(1.0, "b"), KeyCells.of(1.0, "a")))
                .isPositive();
        assertThat(CellOrder.ASCENDING.compareRows(KeyCells.of(1.0, "b"), KeyCells.of(2.0, "a")))
                .isNegative();
        assertThat(CellOrder.ASCENDING.compareRows(KeyCells.of(1.0), KeyCells.of(1.0)))
                .isZero();
    }
}
