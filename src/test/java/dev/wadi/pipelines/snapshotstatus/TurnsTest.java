package dev.wadi.pipelines.snapshotstatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void filesAloneAreOneTurn() {
        assertThat(turns("a f", "b f", "a f", "c f")).containsExactly(List.of("a f", "b f", "a f", "c f"));
    }

    @Test
    void aSuccessBetweenFilesOfItsRunPartsThem() {
        assertThat(turns("a f", "a s", "a f")).containsExactly(List.of("a f"), List.of("a s"), List.of("a f"));
    }

    @Test
    void otherRunsDoNotWait() {
        assertThat(turns("a f", "a s", "b f", "b s", "a f"))
                .containsExactly(List.of("a f", "b f"), List.of("a s", "b s"), List.of("a f"));
    }

    @Test
    void nothingIsNoTurn() {
        assertThat(turns()).isEmpty();
    }

    @Property
    void noMessageOvertakesAnotherOfItsRunAndNoneIsLost(
            @ForAll @Size(max = 40) List<@IntRange(max = 5) Integer> numbers) {
        List<SnapshotMessage> messages = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            messages.add(message("r" + numbers.get(i) % 3, numbers.get(i) > 2, i));
        }
        List<List<SnapshotMessage>> turns = Turns.of(messages);
        assertThat(turns.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(turns).allSatisfy(turn -> assertThat(
                        turn.stream().map(SnapshotMessage::successFile).distinct())
                .hasSize(1));
        for (String run : List.of("r0", "r1", "r2")) {
            assertThat(turns.stream().flatMap(List::stream).filter(one -> one.correlationId()
                            .equals(run)))
                    .containsExactlyElementsOf(messages.stream()
                            .filter(one -> one.correlationId().equals(run))
                            .toList());
        }
    }

    private static List<List<String>> turns(String... messages) {
        List<SnapshotMessage> given = new ArrayList<>();
        for (String one : messages) {
            given.add(message(one.substring(0, 1), one.endsWith("s"), given.size()));
        }
        return Turns.of(given).stream()
                .map(turn -> turn.stream()
                        .map(one -> one.correlationId() + (one.successFile() ? " s" : " f"))
                        .toList())
                .toList();
    }

    private static SnapshotMessage message(String run, boolean success, int number) {
        try {
            return SnapshotMessage.parse(
                    ReceivedReport.bare(new TextRecord("m" + number, """
                    {"correlation_id":"%s","collection_name":"db.a","snapshot_type":"full","export_date":"2026-11-20","is_success_file":%b}""".formatted(run, success))));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
