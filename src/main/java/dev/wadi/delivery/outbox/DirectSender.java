package dev.wadi.delivery.outbox;

import dev.wadi.delivery.Edges;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/**
 * Sends messages to one queue or topic at once, without a row in which they wait: at least once. As many in a call as the services take, in their order.
 *
 * <p>Of a FIFO destination, the messages of a group that stand in later calls wait behind one that was not taken, unless that is refused for its data.
 */
public final class DirectSender {
    private final CamelContext context;
    private final Destination destination;
    private final DestinationLimits limits;

    private DirectSender(CamelContext context, Destination destination) {
        this.context = context;
        this.destination = destination;
        limits = DestinationLimits.of(context);
    }

    /** @throws IllegalArgumentException if this is no URL of a queue */
    public static DirectSender toQueue(CamelContext context, String url) {
        return new DirectSender(context, Destination.queue(url));
    }

    /** @throws IllegalArgumentException if this is no ARN of a topic */
    public static DirectSender toTopic(CamelContext context, String arn) {
        return new DirectSender(context, Destination.topic(arn));
    }

    /** @throws IllegalStateException if the context has no {@link OutboxRoutes}, which make the calls */
    public void requireRoutes() {
        OutboxRoutes.require(context);
    }

    /** Why the destination would never take a message; empty where it would. */
    public Optional<Refusal> refusal(OutgoingMessage message) {
        return SendLimits.refusal(message, destination, limits);
    }

    /** Whether it takes each message once by its de-duplication id, for five minutes. */
    public boolean isFifo() {
        return destination.isFifo();
    }

    /** What a service has answered that refused a message for its data, so that it takes it at no later time either; empty for any other failure. */
    public static Optional<String> refusal(RuntimeException failure) {
        return Edges.ALL
                .verdict(failure)
                .filter(verdict -> verdict.kind() == Verdict.Kind.DATA)
                .map(Verdict::message);
    }

    /**
     * Where the service is away, the calls behind the first that failed are not made.
     *
     * @return why messages were not taken, by their place; the service has all others
     */
    public Map<Integer, RuntimeException> send(List<OutgoingMessage> messages) {
        Pass pass = new Pass(messages);
        Deque<List<Integer>> calls = calls(messages);
        while (!calls.isEmpty()) {
            List<Integer> call = pass.withoutWaiting(calls.remove());
            if (call.isEmpty()) {
                continue;
            }
            Optional<RuntimeException> failed = pass.call(call);
            if (failed.isEmpty()) {
                continue;
            }
            if (BatchAnswer.isRefusal(failed.get())) {
                alone(call, failed.get(), calls, pass);
            } else {
                call.forEach(place -> pass.fail(place, failed.get()));
                calls.forEach(rest -> rest.forEach(place -> pass.fail(place, failed.get())));
                calls.clear();
            }
        }
        return pass.notTaken;
    }

    /** One of a call that is refused may be to blame, and must not stop the others. */
    private static void alone(List<Integer> call, RuntimeException refusal, Deque<List<Integer>> calls, Pass pass) {
        if (call.size() == 1) {
            pass.fail(call.get(0), refusal);
        }
        for (int last = call.size() - 1; last >= 0 && call.size() > 1; last--) {
            calls.addFirst(List.of(call.get(last)));
        }
    }

    /** The places of the messages of each call. */
    private static Deque<List<Integer>> calls(List<OutgoingMessage> messages) {
        Deque<List<Integer>> calls = new ArrayDeque<>();
        int bytes = 0;
        for (int place = 0; place < messages.size(); place++) {
            int more = SendLimits.bytes(messages.get(place));
            if (calls.isEmpty()
                    || calls.getLast().size() == SendLimits.MOST_MESSAGES
                    || bytes + more > SendLimits.MOST_BYTES) {
                calls.add(new ArrayList<>());
                bytes = 0;
            }
            calls.getLast().add(place);
            bytes += more;
        }
        return calls;
    }

    private final class Pass {
        private final List<OutgoingMessage> messages;
        private final Map<Integer, RuntimeException> notTaken = new TreeMap<>();
        private final Set<String> waiting = new HashSet<>();

        Pass(List<OutgoingMessage> messages) {
            this.messages = messages;
        }

        /** What the whole call failed with. */
        Optional<RuntimeException> call(List<Integer> places) {
            try {
                OutboxComponent.of(context)
                        .sender()
                        .send(destination, places.stream().map(messages::get).toList())
                        .forEach((place, fault) -> fail(places.get(place), fault));
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(e);
            }
        }

        void fail(int place, RuntimeException fault) {
            notTaken.put(place, fault);
            if (destination.isFifo() && refusal(fault).isEmpty()) {
                waiting.add(messages.get(place).group());
            }
        }

        List<Integer> withoutWaiting(List<Integer> places) {
            List<Integer> rest = new ArrayList<>();
            for (int place : places) {
                if (waiting.contains(messages.get(place).group())) {
                    fail(place, new HoldException("An earlier message of its group waits"));
                } else {
                    rest.add(place);
                }
            }
            return rest;
        }
    }
}
