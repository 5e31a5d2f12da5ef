package dev.wadi.pipelines.datasetprocessing.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyCellsTest {

    @Test
    void missingEqualsMissingAndNothingElse() {
        assertThat(KeyCells.of(2018.0, null))
                .isEqualTo(KeyCells.of(2018.0, null))
                .hasSameHashCodeAs(KeyCells.of(2018.0, null));
        assertThat(KeyCells.of(2018.0, null))
                .isNotEqualTo(KeyCells.of(2018.0, ""))
                .hasToString("[2018, -]");
        assertThat(KeyCells.of("1", "2")).isNotEqualTo(KeyCells.of("2", "1"));
    }

    /** Of lists of the same cells, 22 share a slot. */
    @Test
    void yearsAndIdsThatCountUpSpreadOverAHashTableWhileItGrows() {
        List<KeyCells> keys = new ArrayList<>();
        for (int year = 2004; year < 2019; year++) {
            for (int number = 1; number <= 16; number++) {
                String district = String.format(Locale.ROOT, "%02d", number);
                for (int part = 1; part <= 100; part++) {
                    String id = district + String.format(Locale.ROOT, "%02d", part);
                    keys.add(KeyCells.of((double) year, district, "Bydel " + district, id, "Delbydel " + part));
                }
            }
        }
        for (int slots = 64; slots <= 1 << 15; slots *= 2) {
            int mask = slots - 1;
            Map<Integer, Long> bySlot = keys.stream()
                    .limit(slots * 3L / 4)
                    .collect(Collectors.groupingBy(
                            key -> (key.hashCode() ^ (key.hashCode() >>> 16)) & mask, Collectors.counting()));
            assertThat(bySlot.values()).as(slots + " slots").allSatisfy(shared -> assertThat(shared)
                    .isLessThan(9));
        }
    }
}
