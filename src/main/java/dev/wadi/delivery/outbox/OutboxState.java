package dev.wadi.delivery.outbox;

import static java.util.stream.Collectors.toSet;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.delivery.outbox.OutboxTable.Stranded;
import dev.wadi.edge.aws.AwsClients;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What this process knows of a table and the messages in it. It outlives the outboxes on it, which a reload replaces, and is the same for all of them. */
final class OutboxState {
    private final CamelContext context;
    private final String table;
    private final Channels channels;
    private final Clock clock;
    /** Null as long as nobody has asked for rows. */
    private volatile DynamoDbClient client;

    /** Those whose rows could not be removed yet, by their ids: to be removed, not to be sent again. */
    private final Map<String, Claimed> sent = new ConcurrentHashMap<>();
    /** Ids of those whose channel led nowhere when they were last looked at. */
    private final Set<String> stranded = ConcurrentHashMap.newKeySet();

    private final WaitingLog log;
    private final Set<String> leftToTheTimer = ConcurrentHashMap.newKeySet();

    OutboxState(CamelContext context, String table, Channels channels) {
        this.context = context;
        this.table = table;
        this.channels = channels;
        clock = ProcessingClock.of(context);
        log = new WaitingLog(table, clock);
    }

    /** The rows of messages, for one pass. */
    OutboxTable rows(Duration claim) {
        if (client == null) {
            client = AwsClients.dynamoDb(context);
        }
        return new OutboxTable(client, table, clock, claim, channels.of(table));
    }

    /** Where a channel leads now; empty where no step of a route that runs has it. */
    Optional<Destination> find(String channel) {
        return channels.find(table, channel);
    }

    void sent(Claimed message) {
        sent.put(message.message().id(), message);
    }

    /** The message of this id, where it was sent and its row is still there. */
    Optional<Claimed> sent(String id) {
        return Optional.ofNullable(sent.get(id));
    }

    /** Its row is gone. */
    void removed(Claimed message) {
        sent.remove(message.message().id(), message);
    }

    /** Its channel leads nowhere. */
    void strand(String id) {
        stranded.add(id);
    }

    /**
     * Those that are to be claimed. The others are looked at together, as one by one each would cost a write that is refused.
     *
     * @param all that are pending
     * @param told of each of the others
     */
    List<String> withoutStranded(List<String> all, OutboxTable pending, Consumer<Stranded> told) {
        stranded.retainAll(new HashSet<>(all));
        List<Stranded> still = pending.stranded(List.copyOf(stranded));
        Set<String> kept = still.stream().map(Stranded::id).collect(toSet());
        stranded.retainAll(kept);
        still.forEach(told);
        return all.stream().filter(id -> !kept.contains(id)).toList();
    }

    /** Whether it is news that a route leaves the messages of a channel to the timer. */
    boolean isNews(String route, String channel) {
        return leftToTheTimer.add(route + "/" + channel);
    }

    WaitingLog log() {
        return log;
    }
}
