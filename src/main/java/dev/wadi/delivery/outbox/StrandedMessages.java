package dev.wadi.delivery.outbox;

import static java.util.stream.Collectors.toSet;

import dev.wadi.delivery.outbox.OutboxTable.Stranded;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Messages whose channel led nowhere when they were last looked at. They are looked at together, as one by one each would cost a write that is refused. */
final class StrandedMessages {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    void add(String id) {
        ids.add(id);
    }

    /**
     * Those that are to be claimed.
     *
     * @param all that are pending
     * @param told of each of the others
     */
    List<String> without(List<String> all, OutboxTable pending, Consumer<Stranded> told) {
        ids.retainAll(new HashSet<>(all));
        List<Stranded> still = pending.stranded(List.copyOf(ids));
        Set<String> kept = still.stream().map(Stranded::id).collect(toSet());
        ids.retainAll(kept);
        still.forEach(told);
        return all.stream().filter(id -> !kept.contains(id)).toList();
    }
}
