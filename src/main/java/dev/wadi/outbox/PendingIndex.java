package dev.wadi.outbox;

import static java.util.stream.Collectors.groupingBy;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.HoldException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Which messages are pending, in {@value #ROWS} rows of their table, so that they are found without reading the rest; a row holds some thousand ids. */
final class PendingIndex {
    /** Of a batch read of DynamoDB one could ask 100; writers collide less the more there are. */
    static final int ROWS = 16;

    private static final String IDS = "Pending";
    /** Some four seconds with the pauses between them; the timer comes again. */
    private static final int READS = 8;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(1));

    private final DynamoDbClient client;
    private final String table;

    PendingIndex(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    TransactWriteItem add(String id) {
        return update("ADD " + IDS + " :ids", row(id), List.of(id));
    }

    /** One write for a row, as a transaction takes no two on the same. */
    List<TransactWriteItem> remove(List<String> ids) {
        return ids.stream().collect(groupingBy(PendingIndex::row)).entrySet().stream()
                .map(row -> update("DELETE " + IDS + " :ids", row.getKey(), row.getValue()))
                .toList();
    }

    /** The ids of all messages that are not removed yet, also those that are just being sent. */
    List<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        Map<String, KeysAndAttributes> unread = Map.of(
                table,
                KeysAndAttributes.builder()
                        .consistentRead(true)
                        .keys(IntStream.range(0, ROWS)
                                .mapToObj(PendingIndex::key)
                                .toList())
                        .build());
        for (int attempt = 1; !unread.isEmpty(); attempt++) {
            Map<String, KeysAndAttributes> asked = unread;
            var answer = client.batchGetItem(request -> request.requestItems(asked));
            answer.responses().getOrDefault(table, List.of()).forEach(row -> {
                if (row.containsKey(IDS)) {
                    ids.addAll(row.get(IDS).ss());
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

    private TransactWriteItem update(String expression, int row, List<String> ids) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(row))
                        .updateExpression(expression)
                        .expressionAttributeValues(Map.of(":ids", AttributeValue.fromSs(ids))))
                .build();
    }

    private static int row(String id) {
        return Math.floorMod(id.hashCode(), ROWS);
    }

    private static Map<String, AttributeValue> key(int row) {
        return Map.of(PendingMessages.KEY, AttributeValue.fromS("outbox-index#" + row));
    }
}
