package dev.wadi.outbox;

import dev.wadi.aws.Transaction;
import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.HoldException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The rows of messages that are not sent yet, in a table with the key {@value #KEY} that may hold other rows too. They have no time to live. Which
 * they are stands in {@value #INDEXES} index rows, so that they are found without reading the rest; an index row holds some thousand.
 */
final class PendingMessages {
    static final String KEY = "Id";
    static final String CLAIMED_BY = "ClaimedBy";
    static final String CLAIMED_UNTIL = "ClaimedUntil";
    private static final String PENDING = "Pending";
    /** Of a batch read of DynamoDB one could ask 100; writers collide less the more there are. */
    private static final int INDEXES = 16;
    /** Some four seconds with the pauses between them; the timer comes again. */
    private static final int READS = 8;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(1));

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;
    private final Duration claim;

    /** @param claim for how long a sender is alone with a message; longer than the longest send takes, clock differences included */
    PendingMessages(DynamoDbClient client, String table, Clock clock, Duration claim) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.claim = claim;
    }

    /** A message that is the caller's alone to send until the claim runs out. */
    record Claimed(OutgoingMessage message, String token) {}

    /** The writes that leave a message behind, for a transaction of the caller's. */
    List<TransactWriteItem> put(OutgoingMessage message) {
        Map<String, AttributeValue> row = MessageRow.of(message, clock.instant());
        return List.of(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(row))
                        .build(),
                index("ADD", message.id()));
    }

    /** Empty: it is sent, or somebody else is about to send it. A call whose answer was lost is made again by the client, and meets its own claim. */
    Optional<Claimed> claim(String id) {
        String token = UUID.randomUUID().toString();
        long now = clock.millis();
        try {
            Map<String, AttributeValue> row = client.updateItem(update -> update.tableName(table)
                            .key(key(MessageRow.key(id)))
                            .updateExpression("SET " + CLAIMED_BY + " = :token, " + CLAIMED_UNTIL + " = :until")
                            .conditionExpression(
                                    "attribute_exists(" + KEY + ") AND (attribute_not_exists(" + CLAIMED_UNTIL + ") OR "
                                            + CLAIMED_UNTIL + " < :now OR " + CLAIMED_BY + " = :token)")
                            .expressionAttributeValues(Map.of(
                                    ":token", AttributeValue.fromS(token),
                                    ":until", number(now + claim.toMillis()),
                                    ":now", number(now)))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return Optional.of(new Claimed(MessageRow.read(row), token));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** It was not sent: others need not wait for the claim to run out. */
    void release(Claimed claimed) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(key(MessageRow.key(claimed.message().id())))
                    .updateExpression("REMOVE " + CLAIMED_BY + ", " + CLAIMED_UNTIL)
                    .conditionExpression(CLAIMED_BY + " = :token")
                    .expressionAttributeValues(Map.of(":token", AttributeValue.fromS(claimed.token()))));
        } catch (ConditionalCheckFailedException e) {
            // somebody else's by now, or sent
        }
    }

    /** It was sent. A row that was written anew meanwhile, or that somebody else has claimed, stays. */
    void remove(Claimed claimed) {
        String id = claimed.message().id();
        new Transaction()
                .add(TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table)
                                .key(key(MessageRow.key(id)))
                                .conditionExpression(CLAIMED_BY + " = :token")
                                .expressionAttributeValues(Map.of(":token", AttributeValue.fromS(claimed.token()))))
                        .build())
                .add(index("DELETE", id))
                .write(client);
    }

    /** The ids of all messages that are not removed yet, also those that are just being sent. */
    List<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        Map<String, KeysAndAttributes> unread = Map.of(
                table,
                KeysAndAttributes.builder()
                        .consistentRead(true)
                        .keys(IntStream.range(0, INDEXES)
                                .mapToObj(i -> key(indexKey(i)))
                                .toList())
                        .build());
        for (int attempt = 1; !unread.isEmpty(); attempt++) {
            Map<String, KeysAndAttributes> asked = unread;
            var answer = client.batchGetItem(request -> request.requestItems(asked));
            answer.responses().getOrDefault(table, List.of()).forEach(row -> {
                if (row.containsKey(PENDING)) {
                    ids.addAll(row.get(PENDING).ss());
                }
            });
            unread = answer.unprocessedKeys();
            if (!unread.isEmpty()) {
                pause(attempt);
            }
        }
        return new ArrayList<>(ids);
    }

    /** What DynamoDB leaves unread it would leave unread again at once: it throttles. */
    private void pause(int attempt) {
        if (attempt == READS) {
            throw new HoldException("DynamoDB throttles: it leaves rows of " + table + " unread");
        }
        try {
            Thread.sleep(BACKOFF.pause(attempt).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HoldException("Stopped while it read " + table, e);
        }
    }

    private TransactWriteItem index(String action, String id) {
        int number = Math.floorMod(id.hashCode(), INDEXES);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(indexKey(number)))
                        .updateExpression(action + " " + PENDING + " :id")
                        .expressionAttributeValues(Map.of(":id", AttributeValue.fromSs(List.of(id)))))
                .build();
    }

    private static String indexKey(int number) {
        return "outbox-index#" + number;
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(KEY, AttributeValue.fromS(id));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
