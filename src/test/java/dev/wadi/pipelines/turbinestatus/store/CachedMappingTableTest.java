package dev.wadi.pipelines.turbinestatus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.SettableClock;
import dev.wadi.pipelines.turbinestatus.TableOfRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedMappingTableTest {
    private final SettableClock clock = new SettableClock();
    private final TableOfRows table = new TableOfRows().with("a", "1");
    private final AtomicInteger atHand = new AtomicInteger();
    private final CachedMappingTable cached = new CachedMappingTable(table, Duration.ofMinutes(1), clock);

    @BeforeEach
    void standStill() {
        clock.set(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test
    void aRowIsKeptForItsLife() {
        assertThat(rows(Set.of("a"))).isEqualTo(Map.of("a", "1"));
        table.with("a", "2");
        clock.advance(Duration.ofMillis(59_999));
        assertThat(rows(Set.of("a"))).isEqualTo(Map.of("a", "1"));
        assertThat(table.questions()).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(rows(Set.of("a"))).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void aMissIsNeverKept() {
        assertThat(rows(Set.of("new"))).isEmpty();
        table.with("new", "1");
        assertThat(rows(Set.of("new"))).isEqualTo(Map.of("new", "1"));
    }

    @Test
    void aRowThatIsGoneAfterItsLifeIsForgotten() {
        rows(Set.of("a"));
        table.remove("a");
        clock.advance(Duration.ofMinutes(1));
        assertThat(rows(Set.of("a"))).isEmpty();
        table.with("a", "3");
        assertThat(rows(Set.of("a"))).isEqualTo(Map.of("a", "3"));
    }

    @Test
    void onlyWhatIsNotKeptIsAskedFor() {
        rows(Set.of("a"));
        table.with("b", "2");
        assertThat(rows(Set.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(table.questions()).containsExactly(Set.of("a"), Set.of("b", "c"));
    }

    @Test
    void itTellsWhereAllWasAtHand() {
        rows(Set.of("a"));
        assertThat(atHand).hasValue(0);
        rows(Set.of("a"));
        assertThat(atHand).hasValue(1);
        rows(Set.of("a", "b"));
        assertThat(atHand).hasValue(1);
    }

    private Map<String, String> rows(Set<String> fields) {
        return cached.rows(fields, atHand::incrementAndGet);
    }
}
