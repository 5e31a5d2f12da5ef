package dev.wadi.delivery.outbox;

import static java.util.stream.Collectors.groupingBy;

import dev.wadi.edge.aws.RowRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Which messages are pending, in {@value #ROWS} rows of their table, so that they are found without reading the rest; a row holds some thousand ids. */
final class PendingIndex {
    /** Of a batch read of DynamoDB one could ask 100; writers collide less the more there are. */
    static final int ROWS = 16;

    private static final String IDS = "Pending";

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
    List<TransactWriteItem> add(List<String> ids) {
        return update("ADD " + IDS + " :ids", ids);
    }

    /** The same. */
    List<TransactWriteItem> remove(List<String> ids) {
        return update("DELETE " + IDS + " :ids", ids);
    }

    private List<TransactWriteItem> update(String expression, List<String> ids) {
        return ids.stream().collect(groupingBy(PendingIndex::row)).entrySet().stream()
                .map(row -> update(expression, row.getKey(), row.getValue()))
                .toList();
    }

    /** The ids of all messages that are not removed yet, also those that are just being sent. */
    List<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        List<Map<String, AttributeValue>> keys =
                IntStream.range(0, ROWS).mapToObj(PendingIndex::key).toList();
        for (Map<String, AttributeValue> row : RowRead.of(client, table, keys)) {
            if (row.containsKey(IDS)) {
                ids.addAll(row.get(IDS).ss());
            }
        }
        return new ArrayList<>(ids);
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
        return Map.of(OutboxTable.KEY, AttributeValue.fromS("outbox-index#" + row));
    }
}
