package dev.wadi.delivery.outbox;

import dev.wadi.edge.aws.RowRead;
import dev.wadi.edge.aws.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The rows of messages that are not sent yet, in a table with the key {@value #KEY} that may hold other rows too. They have no time to live. Which
 * they are stands in a {@linkplain PendingIndex few rows} of the same table. Made for one pass.
 */
final class OutboxTable {
    static final String KEY = "Id";
    static final String CLAIMED_BY = "ClaimedBy";
    static final String CLAIMED_UNTIL = "ClaimedUntil";
    /** The part of a claim that may pass before it is used: 3 seconds of the default, which leave a slow claim and a slow call their time. */
    private static final int FRESH = 20;

    private static final int MOST_WRITES = 100;
    /** How many messages are removed in one transaction. */
    static final int MOST_REMOVED = MOST_WRITES - PendingIndex.ROWS;

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;
    private final Duration claim;
    private final Map<String, Destination> channels;
    private final PendingIndex index;

    /**
     * @param claim for how long a sender is alone with a message; longer than the longest send takes, clock differences included
     * @param channels of which it claims messages, and where they lead
     */
    OutboxTable(DynamoDbClient client, String table, Clock clock, Duration claim, Map<String, Destination> channels) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.claim = claim;
        this.channels = channels;
        this.index = new PendingIndex(client, table);
    }

    /**
     * A message that is the caller's alone to send until the claim runs out.
     *
     * @param since when it was asked for, in milliseconds
     * @param created when it was put
     */
    record Claimed(OutgoingMessage message, Destination to, String token, long since, Instant created) {}

    /** A message that nobody has claimed, and whose channel leads nowhere. */
    record Stranded(String id, String channel, Instant created) {}

    /** The writes that leave a message behind, for a transaction of the caller's. */
    List<TransactWriteItem> put(OutgoingMessage message) {
        Map<String, AttributeValue> row = OutboxRow.of(message, clock.instant());
        return List.of(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(row))
                        .build(),
                index.add(message.id()));
    }

    /**
     * Empty: it is sent, or somebody else is about to send it, or its channel leads nowhere; none of this changes the row. A call whose answer was lost is
     * made again by the client, and meets its own claim.
     */
    Optional<Claimed> claim(String id, Consumer<Stranded> stranded) {
        return claim(id, UUID.randomUUID().toString(), stranded);
    }

    /** The whole time again; also of a claim that has run out, if nobody else has the message by now. */
    Optional<Claimed> renew(Claimed claimed) {
        return claim(claimed.message().id(), claimed.token(), elsewhere -> {});
    }

    private Optional<Claimed> claim(String id, String token, Consumer<Stranded> stranded) {
        long now = clock.millis();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":token", AttributeValue.fromS(token),
                ":until", number(now + claim.toMillis()),
                ":now", number(now)));
        String known = OutboxRow.condition(channels.keySet(), "#channel", values);
        try {
            Map<String, AttributeValue> row = client.updateItem(update -> update.tableName(table)
                            .key(key(id))
                            .updateExpression("SET " + CLAIMED_BY + " = :token, " + CLAIMED_UNTIL + " = :until")
                            .conditionExpression(
                                    "attribute_exists(" + KEY + ") AND (attribute_not_exists(" + CLAIMED_UNTIL + ") OR "
                                            + CLAIMED_UNTIL + " < :now OR " + CLAIMED_BY + " = :token) AND " + known)
                            .expressionAttributeNames(Map.of("#channel", OutboxRow.CHANNEL))
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .attributes();
            return Optional.of(read(id, row, token, now));
        } catch (ConditionalCheckFailedException e) {
            stranded(e.item()).ifPresent(stranded);
            return Optional.empty();
        }
    }

    /** Those whose channel leads nowhere, in one read for a hundred. */
    List<Stranded> stranded(List<String> ids) {
        return RowRead.of(client, table, ids.stream().map(OutboxTable::key).toList()).stream()
                .flatMap(row -> stranded(row).stream())
                .toList();
    }

    private Optional<Stranded> stranded(Map<String, AttributeValue> row) {
        return OutboxRow.channel(row)
                .filter(channel -> !channels.containsKey(channel) && !isClaimed(row))
                .map(channel -> new Stranded(OutboxRow.id(row), channel, created(row)));
    }

    /** What else is wrong with the row is told when its channel leads somewhere. */
    private Instant created(Map<String, AttributeValue> row) {
        try {
            return OutboxRow.created(row);
        } catch (RuntimeException e) {
            return clock.instant();
        }
    }

    private boolean isClaimed(Map<String, AttributeValue> row) {
        AttributeValue until = row.get(CLAIMED_UNTIL);
        return until != null && Long.parseLong(until.n()) >= clock.millis();
    }

    private Claimed read(String id, Map<String, AttributeValue> row, String token, long since) {
        try {
            OutgoingMessage message = OutboxRow.read(row);
            Destination to = OutboxRow.destination(row)
                    .or(() -> Optional.ofNullable(channels.get(message.channel())))
                    .orElseThrow();
            return new Claimed(message, to, token, since, OutboxRow.created(row));
        } catch (RuntimeException e) {
            IllegalStateException unreadable = new IllegalStateException(
                    "The row " + OutboxRow.key(id) + " of " + table
                            + " is no message of an outbox: correct it or remove it",
                    e);
            try {
                release(id, token);
            } catch (RuntimeException claimed) {
                unreadable.addSuppressed(claimed); // the claim runs out by itself
            }
            throw unreadable;
        }
    }

    /** Whether so little of the claim's time is over that others may be claimed before it is used. */
    boolean isFresh(Claimed claimed) {
        return clock.millis() - claimed.since() <= claim.toMillis() / FRESH;
    }

    /** It was not sent: others need not wait for the claim to run out. */
    void release(Claimed claimed) {
        release(claimed.message().id(), claimed.token());
    }

    private void release(String id, String token) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(key(id))
                    .updateExpression("REMOVE " + CLAIMED_BY + ", " + CLAIMED_UNTIL)
                    .conditionExpression(CLAIMED_BY + " = :token")
                    .expressionAttributeValues(Map.of(":token", AttributeValue.fromS(token))));
        } catch (ConditionalCheckFailedException e) {
            // somebody else's by now, or sent
        }
    }

    /**
     * They were sent, up to {@value #MOST_REMOVED} of them. A row that was written anew meanwhile, or that somebody else has claimed, stays, and keeps none
     * of the others.
     */
    void remove(List<Claimed> sent) {
        List<Claimed> rest = sent;
        while (!rest.isEmpty()) {
            List<Claimed> asked = rest;
            Transaction.Result result = new Transaction()
                    .addAll(asked.stream().map(this::delete).toList())
                    .addAll(index.remove(
                            asked.stream().map(one -> one.message().id()).toList()))
                    .write(client);
            rest = result.isWritten()
                    ? List.of()
                    : IntStream.range(0, asked.size())
                            .filter(write -> !result.isUnmet(write))
                            .mapToObj(asked::get)
                            .toList();
        }
    }

    private TransactWriteItem delete(Claimed claimed) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key(claimed.message().id()))
                        .conditionExpression(CLAIMED_BY + " = :token")
                        .expressionAttributeValues(Map.of(":token", AttributeValue.fromS(claimed.token()))))
                .build();
    }

    /** The ids of all messages that are not removed yet, also those that are just being sent. */
    List<String> ids() {
        return index.ids();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(KEY, AttributeValue.fromS(OutboxRow.key(id)));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
