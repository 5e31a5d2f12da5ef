package dev.wadi.delivery.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the channels of all outboxes lead now: as the steps say that are in a route that runs. A channel belongs to the table of its outbox; one of the same name in
 * another table is another.
 */
final class Channels {
    /** A route is replaced by stopping it first; should a step of the old one be left behind, the last one that opened it counts. */
    private final Map<Channel, List<Destination>> open = new HashMap<>();

    private record Channel(String table, String name) {}

    synchronized void open(OutboxEndpoint step) {
        open.computeIfAbsent(channel(step), name -> new ArrayList<>()).add(step.destination());
    }

    synchronized void close(OutboxEndpoint step) {
        open.computeIfPresent(channel(step), (name, destinations) -> {
            destinations.remove(step.destination());
            return destinations.isEmpty() ? null : destinations;
        });
    }

    /** Empty where no step of a route that runs has it. */
    synchronized Optional<Destination> find(String table, String name) {
        return Optional.ofNullable(open.get(new Channel(table, name))).map(Channels::last);
    }

    /** Those of a table, by their names: for one pass, so that an edit meanwhile neither mixes destinations nor breaks the order of a group. */
    synchronized Map<String, Destination> of(String table) {
        Map<String, Destination> known = new HashMap<>();
        open.forEach((channel, destinations) -> {
            if (channel.table().equals(table)) {
                known.put(channel.name(), last(destinations));
            }
        });
        return Map.copyOf(known);
    }

    private static Destination last(List<Destination> destinations) {
        return destinations.get(destinations.size() - 1);
    }

    private static Channel channel(OutboxEndpoint step) {
        return new Channel(step.getTable(), step.getChannel());
    }
}
