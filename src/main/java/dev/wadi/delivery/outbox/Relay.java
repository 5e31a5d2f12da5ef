package dev.wadi.delivery.outbox;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.delivery.outbox.OutboxTable.Stranded;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One pass over pending messages, in few calls. As many as fit into a call are claimed, sent and removed before the next are claimed, so that a claim
 * covers one call.
 *
 * <p>Messages of a group of a FIFO destination go out in the order of their ids: behind one that failed the others of its group wait for another pass.
 * That does not hold for one that somebody else has claimed, or that cannot be claimed: its group is not known.
 */
final class Relay {
    private final OutboxTable pending;
    private final OutboxSender sender;
    private final OutboxState state;
    private final RelayReport report;
    private final Set<Group> waiting = new HashSet<>();
    /** The table does not answer: each further claim would wait for its time-out too. */
    private boolean tableAway;

    private record Group(Destination destination, String name) {
        static Group of(Claimed claimed) {
            return new Group(claimed.to(), claimed.message().group());
        }
    }

    Relay(OutboxTable pending, OutboxSender sender, OutboxState state, RelayReport report) {
        this.pending = pending;
        this.sender = sender;
        this.state = state;
        this.report = report;
    }

    /** @param stopping asked before each call; what was not sent by then stays, unclaimed */
    void relay(List<String> ids, BooleanSupplier stopping) {
        Iterator<String> rest = ids.stream().distinct().iterator();
        while (rest.hasNext() && !tableAway && !stopping.getAsBoolean()) {
            List<Claimed> unremoved = new ArrayList<>();
            send(claim(rest, unremoved, stopping), stopping);
            remove(unremoved);
        }
    }

    private List<Claimed> claim(Iterator<String> ids, List<Claimed> unremoved, BooleanSupplier stopping) {
        List<Claimed> claimed = new ArrayList<>();
        while (ids.hasNext()
                && !tableAway
                && unremoved.size() < OutboxTable.MOST_REMOVED
                && claimed.size() < SendLimits.MOST_MESSAGES
                && isFresh(claimed)
                && !stopping.getAsBoolean()) {
            String id = ids.next();
            Optional<Claimed> before = state.sent(id);
            if (before.isPresent()) {
                unremoved.add(before.get());
                continue;
            }
            try {
                pending.claim(id, this::strand).filter(this::isNext).ifPresent(claimed::add);
            } catch (RuntimeException e) {
                tableAway = e instanceof SdkClientException;
                report.notWritten(id, e);
            }
        }
        return claimed;
    }

    private boolean isFresh(List<Claimed> claimed) {
        return claimed.isEmpty() || pending.isFresh(claimed.get(0));
    }

    private void strand(Stranded message) {
        state.strand(message.id());
        report.leadsNowhere(message);
    }

    private boolean isNext(Claimed claimed) {
        boolean waits = waiting.contains(Group.of(claimed));
        if (waits) {
            fail(claimed, new HoldException("An earlier message of its group waits"));
        }
        return !waits;
    }

    private void send(List<Claimed> claimed, BooleanSupplier stopping) {
        Deque<List<Claimed>> batches = SendLimits.calls(claimed);
        boolean justClaimed = true;
        while (!batches.isEmpty() && !stopping.getAsBoolean()) {
            List<Claimed> batch = justClaimed ? batches.remove() : renew(batches);
            justClaimed = false;
            if (!batch.isEmpty()) {
                call(batch, batches);
            }
        }
        batches.forEach(rest -> rest.forEach(this::release));
    }

    /** The next messages, of which the calls before may have used the claims' time. */
    private List<Claimed> renew(Deque<List<Claimed>> batches) {
        List<Claimed> batch = batches.remove();
        List<Claimed> renewed = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            if (!isFresh(renewed)) {
                batches.addFirst(batch.subList(place, batch.size()));
                break;
            }
            Claimed claimed = batch.get(place);
            if (isNext(claimed)) {
                try {
                    (pending.isFresh(claimed) ? Optional.of(claimed) : pending.renew(claimed)).ifPresent(renewed::add);
                } catch (RuntimeException e) {
                    giveBack(claimed, e);
                    report.notWritten(claimed.message().id(), e);
                }
            }
        }
        return renewed;
    }

    /** A call that is refused is made for each of its messages: one of them may be to blame, and must not stop the others. */
    private void call(List<Claimed> batch, Deque<List<Claimed>> batches) {
        Map<Integer, RuntimeException> notTaken;
        try {
            notTaken = sender.send(
                    batch.get(0).to(), batch.stream().map(Claimed::message).toList());
        } catch (RuntimeException e) {
            if (batch.size() > 1 && BatchAnswer.isRefusal(e)) {
                for (int place = batch.size() - 1; place >= 0; place--) {
                    batches.addFirst(List.of(batch.get(place)));
                }
            } else {
                batch.forEach(claimed -> fail(claimed, e));
            }
            return;
        }
        List<Claimed> taken = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            if (!notTaken.containsKey(place)) {
                taken.add(batch.get(place));
                state.sent(batch.get(place));
                report.taken(batch.get(place));
            }
        }
        remove(taken);
        for (int place = 0; place < batch.size(); place++) {
            if (notTaken.containsKey(place)) {
                fail(batch.get(place), notTaken.get(place));
            }
        }
    }

    /** Together, or one by one where together they are refused: they, or the rows of the index, may be too large for one transaction. */
    private void remove(List<Claimed> some) {
        try {
            pending.remove(some);
            some.forEach(state::removed);
        } catch (RuntimeException e) {
            if (some.size() > 1 && BatchAnswer.isRefusal(e) && !(e instanceof TransactionConflictException)) {
                some.forEach(claimed -> remove(List.of(claimed)));
            } else {
                some.forEach(claimed -> report.notWritten(claimed.message().id(), e));
            }
        }
    }

    private void fail(Claimed claimed, RuntimeException failure) {
        giveBack(claimed, failure);
        report.notTaken(claimed, failure);
    }

    private void giveBack(Claimed claimed, RuntimeException failure) {
        if (claimed.to().isFifo()) {
            waiting.add(Group.of(claimed));
        }
        try {
            pending.release(claimed);
        } catch (RuntimeException e) {
            failure.addSuppressed(e); // the claim runs out by itself
        }
    }

    private void release(Claimed claimed) {
        try {
            pending.release(claimed);
        } catch (RuntimeException e) {
            // the claim runs out by itself
        }
    }
}
