package dev.wadi.pipelines.snapshotstatus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of a poll that may each be worked on at once, as if its messages came one after the other. A turn has messages of files or messages of success, and no
 * message comes in an earlier turn than one before it of the same run: what a file makes of a run depends on the successes before it, and the other way round.
 */
public final class Turns {
    private Turns() {}

    public static List<List<SnapshotMessage>> of(List<SnapshotMessage> messages) {
        List<List<SnapshotMessage>> turns = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        for (SnapshotMessage message : messages) {
            int turn = last.getOrDefault(message.correlationId(), 0);
            while (turn < turns.size() && turns.get(turn).get(0).successFile() != message.successFile()) {
                turn++;
            }
            if (turn == turns.size()) {
                turns.add(new ArrayList<>());
            }
            turns.get(turn).add(message);
            last.put(message.correlationId(), turn);
        }
        return turns;
    }
}
