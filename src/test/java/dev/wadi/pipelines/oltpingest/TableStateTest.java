package dev.wadi.pipelines.oltpingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TableStateTest {
    private static final Watermark OLDER = Watermark.parse("2026-11-03 08:15:00");
    private static final Watermark NEWER = Watermark.parse("2026-11-03 08:16:00.5");

    @Test
    void aCleanEndIsTakenAsItIs() {
        TableState.Healed healed = heal(NEWER, 7L, object(7, OLDER));
        assertThat(healed.warnings()).isEmpty();
        assertThat(healed.state()).isEqualTo(new TableState(7, Optional.of(NEWER)));
    }

    @Test
    void anObjectWithoutItsParametersIsAdopted() {
        TableState.Healed healed = heal(OLDER, 6L, object(7, NEWER));
        assertThat(healed.warnings())
                .containsExactly(new IngestWarning("adopted-object", Map.of("id", 7L, "parameter_id", 6L)));
        assertThat(healed.state()).isEqualTo(new TableState(7, Optional.of(NEWER)));
    }

    @Test
    void theTimestampStaysWhereItIsLaterThanThatOfTheAdoptedObject() {
        assertThat(heal(NEWER, 6L, object(7, OLDER)).state()).isEqualTo(new TableState(7, Optional.of(NEWER)));
    }

    @Test
    void withoutParametersTheNewestObjectIsAdopted() {
        TableState.Healed healed = TableState.heal(StoredState.EMPTY, Optional.of(object(3, OLDER)));
        assertThat(healed.warnings()).extracting(IngestWarning::code).containsExactly("adopted-object");
        assertThat(healed.warnings().get(0).details()).containsEntry("parameter_id", null);
        assertThat(healed.state()).isEqualTo(new TableState(3, Optional.of(OLDER)));
    }

    @Test
    void aLostTimestampIsThatOfTheObject() {
        TableState.Healed healed =
                TableState.heal(new StoredState(Optional.empty(), Optional.of(7L)), Optional.of(object(7, OLDER)));
        assertThat(healed.warnings()).extracting(IngestWarning::code).containsExactly("timestamp-healed");
        assertThat(healed.state()).isEqualTo(new TableState(7, Optional.of(OLDER)));
    }

    @Test
    void anOlderTimestampIsHealed() {
        assertThat(heal(OLDER, 7L, object(7, NEWER)).warnings())
                .containsExactly(IngestWarning.of(
                        "timestamp-healed",
                        "parameter",
                        "2026-11-03T08:15:00.000000",
                        "object",
                        "2026-11-03T08:16:00.500000"));
    }

    @Test
    void anIdIsNeverUsedAgainWhereItsObjectIsGone() {
        TableState.Healed healed = heal(NEWER, 9L, object(7, OLDER));
        assertThat(healed.warnings())
                .containsExactly(new IngestWarning("object-missing", Map.of("id", 9L, "newest_object_id", 7L)));
        assertThat(healed.state().next("t", Optional.empty()).id()).isEqualTo(10);
        assertThat(TableState.heal(new StoredState(Optional.of(NEWER), Optional.of(9L)), Optional.empty())
                        .state()
                        .id())
                .isEqualTo(9);
    }

    @Test
    void theTimestampStaysWhereTheNewestObjectIsGone() {
        TableState.Healed healed = heal(OLDER, 9L, object(7, NEWER));
        assertThat(healed.warnings()).extracting(IngestWarning::code).containsExactly("object-missing");
        assertThat(healed.state()).isEqualTo(new TableState(9, Optional.of(OLDER)));
    }

    @Test
    void nothingAtAllIsAFirstRun() {
        TableState.Healed healed = TableState.heal(StoredState.EMPTY, Optional.empty());
        assertThat(healed.warnings()).isEmpty();
        assertThat(healed.state()).isEqualTo(new TableState(0, Optional.empty()));
        assertThat(healed.state().next("t", Optional.of(OLDER))).isEqualTo(object(1, OLDER));
    }

    @Test
    void aRowOfTheFutureMovesTheTableNoFurtherThanNow() {
        IngestRules rules = new IngestRules(List.of("last_updated"), Duration.ofMinutes(5), 10);
        assertThat(rules.reached(NEWER.plus(Duration.ofDays(1000)), NEWER)).isEqualTo(NEWER);
    }

    /** Clocks differ; and where the table stood before its rows, another process would deliver them again. */
    @Test
    void aRowAheadByNoMoreThanTheOverlapMovesTheTableAsAnyOther() {
        IngestRules rules = new IngestRules(List.of("last_updated"), Duration.ofMinutes(5), 10);
        Watermark ahead = NEWER.plus(Duration.ofMinutes(5));
        assertThat(rules.reached(ahead, NEWER)).isEqualTo(ahead);
        assertThat(rules.reached(OLDER, NEWER)).isEqualTo(OLDER);
    }

    @Test
    void aLateRowDoesNotMoveTheTableBack() {
        TableState state = new TableState(1, Optional.of(NEWER));
        assertThat(state.next("t", Optional.of(OLDER)).timestamp()).isEqualTo(NEWER);
    }

    @Test
    void aParameterThatCannotBeReadIsAnErrorAndNoBeginning() {
        assertThatThrownBy(() -> StoredState.parse("/p", Optional.of("yesterday"), "/i", Optional.of("7")))
                .isInstanceOf(IngestException.class)
                .hasMessageContaining("/p")
                .hasMessageContaining("yesterday");
        assertThatThrownBy(() -> StoredState.parse("/p", Optional.empty(), "/i", Optional.of("seven")))
                .hasMessageContaining("/i");
    }

    @Test
    void itIsToldWhetherParametersHaveTheUsualForm() {
        assertThat(stored("2026-11-03T08:15:00.000000", "7").isUsual()).isTrue();
        assertThat(stored("2026-11-03 08:15:00", "7").isUsual()).isFalse();
        assertThat(stored("2026-11-03T08:15:00.000000", "07").isUsual()).isFalse();
        assertThat(StoredState.EMPTY.isUsual()).isTrue();
    }

    private static StoredState stored(String timestamp, String id) {
        return StoredState.parse("/p", Optional.of(timestamp), "/i", Optional.of(id));
    }

    /**
     * Whatever a crash left behind: the id goes on behind all that were used, and the timestamp never falls behind the newest object.
     */
    @Property
    void healingNeverGoesBack(
            @ForAll @IntRange(min = 0, max = 5) int parameter,
            @ForAll @IntRange(min = 0, max = 5) int newest,
            @ForAll @IntRange(min = 0, max = 60) int parameterSeconds,
            @ForAll @IntRange(min = 0, max = 60) int objectSeconds) {
        Optional<Long> id = Optional.of((long) parameter).filter(one -> one > 0);
        Optional<Watermark> time = id.map(one -> OLDER.plus(Duration.ofSeconds(parameterSeconds)));
        Optional<ObjectName> object = newest == 0
                ? Optional.empty()
                : Optional.of(object(newest, OLDER.plus(Duration.ofSeconds(objectSeconds))));
        TableState state = TableState.heal(new StoredState(time, id), object).state();
        assertThat(state.id()).isEqualTo(Math.max(parameter, newest));
        time.ifPresent(one -> assertThat(state.watermark().orElseThrow()).isGreaterThanOrEqualTo(one));
        object.filter(one -> one.id() >= parameter)
                .ifPresent(one -> assertThat(state.watermark().orElseThrow()).isGreaterThanOrEqualTo(one.timestamp()));
        TableState again = TableState.heal(
                        new StoredState(
                                state.watermark(), Optional.of(state.id()).filter(one -> one > 0)),
                        object)
                .state();
        assertThat(again).isEqualTo(state);
    }

    private static TableState.Healed heal(Watermark timestamp, long id, ObjectName newest) {
        return TableState.heal(new StoredState(Optional.of(timestamp), Optional.of(id)), Optional.of(newest));
    }

    private static ObjectName object(long id, Watermark timestamp) {
        return new ObjectName("t", id, timestamp);
    }
}
