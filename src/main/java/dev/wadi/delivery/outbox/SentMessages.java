package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Messages that were sent, and whose rows could not be removed yet: to be removed, not to be sent again. */
final class SentMessages {
    private final Map<String, Claimed> sent = new ConcurrentHashMap<>();

    Optional<Claimed> find(String id) {
        return Optional.ofNullable(sent.get(id));
    }

    void add(Claimed claimed) {
        sent.put(claimed.message().id(), claimed);
    }

    /**
     * Together, or one by one where together they are refused: they, or the rows of the index, may be too large for one transaction.
     *
     * @param failed is told of each that stays
     */
    void remove(List<Claimed> some, OutboxTable pending, BiConsumer<String, RuntimeException> failed) {
        try {
            pending.remove(some);
            some.forEach(claimed -> sent.remove(claimed.message().id(), claimed));
        } catch (RuntimeException e) {
            if (some.size() > 1 && BatchAnswer.isRefusal(e) && !(e instanceof TransactionConflictException)) {
                some.forEach(claimed -> remove(List.of(claimed), pending, failed));
            } else {
                some.forEach(claimed -> failed.accept(claimed.message().id(), e));
            }
        }
    }
}
