package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages to one destination that fit into one call. */
final class SendBatch {
    private final List<Claimed> messages = new ArrayList<>();
    private int bytes;

    /** In as few calls as keep the order of the messages to each destination. */
    static Deque<List<Claimed>> split(List<Claimed> messages) {
        Deque<List<Claimed>> batches = new ArrayDeque<>();
        Map<Destination, SendBatch> last = new HashMap<>();
        for (Claimed message : messages) {
            SendBatch batch = last.get(message.to());
            if (batch == null || !batch.add(message)) {
                SendBatch next = new SendBatch();
                next.add(message);
                last.put(message.to(), next);
                batches.add(next.messages);
            }
        }
        return batches;
    }

    /** One that is too large by itself is for the service to refuse. */
    private boolean add(Claimed message) {
        int more = SendLimits.bytes(message.message());
        if (!messages.isEmpty()
                && (messages.size() == SendLimits.MOST_MESSAGES || bytes + more > SendLimits.MOST_BYTES)) {
            return false;
        }
        messages.add(message);
        bytes += more;
        return true;
    }
}
