package dev.wadi.conformance;

import dev.wadi.demo.world.PipelineWorld;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The lease table of one pipeline. */
final class Leases {
    /** The position of a shard of which nothing is acknowledged yet. */
    static final String BEGINNING = "TRIM_HORIZON";

    private static final String SHARD = "leaseKey";
    private static final String OWNER = "leaseOwner";
    private static final String POSITION = "checkpoint";

    private final DynamoDbClient dynamoDb;
    private final String table;

    Leases(PipelineWorld world, String pipeline) {
        dynamoDb = world.clients().dynamoDb();
        table = world.value(pipeline + ".lease-table");
    }

    /** By shard, the process that holds it; shards that nobody holds are not in it. */
    Map<String, Long> holders() {
        Map<String, Long> holders = new TreeMap<>();
        rows().forEach((shard, row) -> {
            AttributeValue owner = row.get(OWNER);
            if (owner != null && owner.s() != null) {
                // host:pid:uuid
                holders.put(shard, Long.valueOf(owner.s().split(":", 3)[1]));
            }
        });
        return holders;
    }

    Map<String, String> positions() {
        Map<String, String> positions = new TreeMap<>();
        rows().forEach((shard, row) -> positions.put(shard, row.get(POSITION).s()));
        return positions;
    }

    /** Whoever comes next begins at the initial position again. */
    void forget() {
        rows().keySet()
                .forEach(shard -> dynamoDb.deleteItem(
                        item -> item.tableName(table).key(Map.of(SHARD, AttributeValue.fromS(shard)))));
    }

    /** None while the table is not there yet. */
    private Map<String, Map<String, AttributeValue>> rows() {
        Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
        try {
            dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                    .items()
                    .forEach(row -> rows.put(row.get(SHARD).s(), row));
        } catch (ResourceNotFoundException e) {
            return Map.of();
        }
        return rows;
    }
}
