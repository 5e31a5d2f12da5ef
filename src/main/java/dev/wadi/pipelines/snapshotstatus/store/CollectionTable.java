package dev.wadi.pipelines.snapshotstatus.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.RowRead;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.CollectionState;
import dev.wadi.pipelines.snapshotstatus.ReportReason;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The status table: a row for each collection of a run. Others write it too; no row is made here. */
final class CollectionTable {
    private static final String RUN = "CorrelationId";
    private static final String COLLECTION = "CollectionName";
    private static final String STATUS = "CollectionStatus";
    private static final String RECEIVED = "FilesReceived";
    /** Limits of DynamoDB for the two parts of a key, in bytes. */
    private static final int LONGEST_RUN = 2048;

    private static final int LONGEST_COLLECTION = 1024;
    private static final String NO_NUMBER = "?";

    private final DynamoDbClient client;
    private final String table;

    CollectionTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** So many more files; where the row is not as it must be, the row comes back. */
    TransactWriteItem countFiles(CollectionKey collection, int files) throws RefusedException {
        Map<String, AttributeValue> key = key(collection);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key)
                        .updateExpression("SET " + RECEIVED + " = if_not_exists(" + RECEIVED + ", :none) + :files")
                        .conditionExpression("attribute_exists(" + RUN + ") AND attribute_type(" + STATUS
                                + ", :text) AND (attribute_not_exists(" + RECEIVED + ") OR attribute_type(" + RECEIVED
                                + ", :number))")
                        .expressionAttributeValues(Map.of(
                                ":none", AttributeValue.fromN("0"),
                                ":files", AttributeValue.fromN(Integer.toString(files)),
                                ":text", AttributeValue.fromS("S"),
                                ":number", AttributeValue.fromS("N")))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /**
     * The rows as they are now, each by its collection; an empty one where there is none, and none for what no row can have as its key.
     */
    Map<CollectionKey, Map<String, AttributeValue>> rows(Collection<CollectionKey> collections) {
        Map<CollectionKey, Map<String, AttributeValue>> rows = new HashMap<>();
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (CollectionKey one : collections) {
            if (isKey(one) && rows.put(one, Map.of()) == null) {
                keys.add(attributes(one));
            }
        }
        for (Map<String, AttributeValue> row : RowRead.of(client, table, keys)) {
            rows.put(new CollectionKey(row.get(RUN).s(), row.get(COLLECTION).s()), row);
        }
        return rows;
    }

    /**
     * What a row says.
     *
     * @throws RefusedException if there is none, or it is one that nobody may count in
     */
    static CollectionState state(Map<String, AttributeValue> row) throws RefusedException {
        if (row.isEmpty()) {
            throw unknown();
        }
        String status = row.getOrDefault(STATUS, AttributeValue.fromNul(true)).s();
        if (status == null) {
            throw new RefusedException(ReportReason.corrupt_state, STATUS + " is missing or no text");
        }
        return new CollectionState(
                status,
                number(row, RECEIVED, false),
                number(row, "FilesExported", true),
                number(row, "FilesSent", true));
    }

    private static String number(Map<String, AttributeValue> row, String attribute, boolean orText) {
        AttributeValue value = row.get(attribute);
        if (value == null) {
            return null;
        }
        return value.n() != null ? value.n() : orText && value.s() != null ? value.s() : NO_NUMBER;
    }

    TransactWriteItem changeStatus(CollectionKey collection, String from, String to) throws RefusedException {
        Map<String, AttributeValue> key = key(collection);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key)
                        .updateExpression("SET " + STATUS + " = :to")
                        .conditionExpression(STATUS + " = :from")
                        .expressionAttributeValues(
                                Map.of(":from", AttributeValue.fromS(from), ":to", AttributeValue.fromS(to))))
                .build();
    }

    TransactWriteItem requireStatus(CollectionKey collection, String status) throws RefusedException {
        Map<String, AttributeValue> key = key(collection);
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key)
                        .conditionExpression(STATUS + " = :status")
                        .expressionAttributeValues(Map.of(":status", AttributeValue.fromS(status))))
                .build();
    }

    /** Whether all collections of the run are so far, with all pages read as they are now. */
    boolean allMeet(String correlationId, RunMilestone milestone) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression(RUN + " = :run")
                        .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(correlationId)))
                        .projectionExpression(STATUS))
                .items()
                .stream()
                .allMatch(row -> row.containsKey(STATUS)
                        && row.get(STATUS).s() != null
                        && milestone.isMetBy(row.get(STATUS).s()));
    }

    /** @throws RefusedException for what no row can have as its key; the service would refuse even to look */
    private static Map<String, AttributeValue> key(CollectionKey collection) throws RefusedException {
        if (!isKey(collection)) {
            throw unknown();
        }
        return attributes(collection);
    }

    private static Map<String, AttributeValue> attributes(CollectionKey collection) {
        return Map.of(
                RUN, AttributeValue.fromS(collection.correlationId()),
                COLLECTION, AttributeValue.fromS(collection.collectionName()));
    }

    private static boolean isKey(CollectionKey collection) {
        return isKey(collection.correlationId(), LONGEST_RUN) && isKey(collection.collectionName(), LONGEST_COLLECTION);
    }

    private static boolean isKey(String text, int longest) {
        // a half of a surrogate pair is no text
        return UTF_8.newEncoder().canEncode(text) && text.getBytes(UTF_8).length <= longest;
    }

    static RefusedException unknown() {
        return new RefusedException(ReportReason.unknown_collection, "the status table has no row of this collection");
    }
}
