package dev.wadi.edge.aws;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.HoldException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads rows of one table by their keys as they are now, a hundred in one call; what DynamoDB leaves unread it is asked for again. */
public final class RowRead {
    /** Limit of DynamoDB. */
    private static final int KEYS = 100;

    /** Some four seconds with the pauses between them; who asked comes again. */
    private static final int ATTEMPTS = 8;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(50), Duration.ofSeconds(1));

    private RowRead() {}

    /**
     * The rows that are there, in any order.
     *
     * @param keys no two of them equal
     * @throws HoldException if some are still unread after {@value #ATTEMPTS} attempts
     */
    public static List<Map<String, AttributeValue>> of(
            DynamoDbClient client, String table, List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> rows = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += KEYS) {
            readPage(client, table, keys.subList(from, Math.min(from + KEYS, keys.size())), rows);
        }
        return rows;
    }

    private static void readPage(
            DynamoDbClient client,
            String table,
            List<Map<String, AttributeValue>> keys,
            List<Map<String, AttributeValue>> rows) {
        Map<String, KeysAndAttributes> unread = Map.of(
                table,
                KeysAndAttributes.builder().consistentRead(true).keys(keys).build());
        for (int attempt = 1; !unread.isEmpty(); attempt++) {
            Map<String, KeysAndAttributes> asked = unread;
            BatchGetItemResponse answer = client.batchGetItem(request -> request.requestItems(asked));
            rows.addAll(answer.responses().getOrDefault(table, List.of()));
            unread = answer.unprocessedKeys();
            if (!unread.isEmpty()) {
                pause(attempt, table);
            }
        }
    }

    /** What DynamoDB leaves unread it would leave unread again at once: it throttles. */
    private static void pause(int attempt, String table) {
        if (attempt == ATTEMPTS) {
            throw new HoldException("DynamoDB throttles: it leaves rows of " + table + " unread");
        }
        try {
            Thread.sleep(BACKOFF.pause(attempt).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HoldException("Stopped while it read " + table, e);
        }
    }
}
