package dev.wadi.pipelines.starschema.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.edge.parquet.TypedRow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a map of the keys themselves. */
class VersionKeysTest {
    private static final int ROWS = 300_000;
    private static final int NUMBER = 1;
    private static final int TEXT = 2;

    private final Random random = new Random(7);

    @Test
    void exactlyTheLinesThatALaterOneReplacesAreFoundHoweverManyThereAre() {
        VersionKeys keys = new VersionKeys(List.of(TEXT, NUMBER));
        Map<String, Integer> last = new HashMap<>();
        BitSet replaced = new BitSet();
        for (int line = 1; line <= ROWS; line++) {
            TypedRow row = row();
            keys.add(row, line);
            Integer before = last.put(key(row), line);
            if (before != null) {
                replaced.set(before);
            }
        }
        assertThat(last).hasSizeLessThan(ROWS);
        assertThat(keys.replaced()).isEqualTo(replaced);
    }

    @Test
    void whatStandsInAnotherObjectTooIsFoundByItsLastLine() {
        VersionKeys mine = new VersionKeys(List.of(TEXT, NUMBER));
        VersionKeys others = new VersionKeys(List.of(TEXT, NUMBER));
        Map<String, Integer> last = new HashMap<>();
        BitSet shared = new BitSet();
        for (int line = 1; line <= ROWS; line++) {
            TypedRow row = row();
            mine.add(row, line);
            last.put(key(row), line);
        }
        for (int line = 1; line <= ROWS; line++) {
            TypedRow row = row();
            others.add(row, line);
            if (last.containsKey(key(row))) {
                shared.set(last.get(key(row)));
            }
        }
        assertThat(shared.isEmpty()).isFalse();
        assertThat(mine.linesAlsoIn(others)).isEqualTo(shared);
    }

    /** The first column is no part of the key. A number is one of few, near each other as ids are; so is a text, which may be part of another. */
    private TypedRow row() {
        TypedRow row = new TypedRow(3);
        row.set(0, random.nextLong());
        row.set(NUMBER, random.nextInt(2000) - 1000);
        row.set(TEXT, Integer.toString(random.nextInt(300), 3).getBytes(UTF_8));
        return row;
    }

    private static String key(TypedRow row) {
        return new String(row.text(TEXT), UTF_8) + "/" + row.number(NUMBER);
    }
}
