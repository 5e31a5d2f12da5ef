package dev.wadi.demo.process;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The table of leases of one pipeline. */
public final class Leases {
    /** The position of a shard of which nothing is acknowledged yet. */
    public static final String BEGINNING = "TRIM_HORIZON";

    /** The position of a shard that was split or merged, and of which all is acknowledged. */
    public static final String END = "SHARD_END";

    /** It ends with the shard. */
    private static final String KEY = "leaseKey";

    private static final String OWNER = "leaseOwner";
    private static final String POSITION = "checkpoint";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public Leases(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** By shard, the process that holds it; shards that nobody holds are not in it. */
    public Map<String, Long> holders() {
        Map<String, Long> holders = new TreeMap<>();
        rows().forEach((key, row) -> {
            AttributeValue owner = row.get(OWNER);
            if (owner != null && owner.s() != null) {
                // host:pid:uuid
                holders.put(shard(key), Long.valueOf(owner.s().split(":", 3)[1]));
            }
        });
        return holders;
    }

    /** By shard, up to where its records are acknowledged. */
    public Map<String, String> positions() {
        Map<String, String> positions = new TreeMap<>();
        rows().forEach((key, row) -> positions.put(shard(key), row.get(POSITION).s()));
        return positions;
    }

    /** Whoever comes next begins at the initial position again. */
    public void forget() {
        rows().keySet()
                .forEach(key -> dynamoDb.deleteItem(
                        item -> item.tableName(table).key(Map.of(KEY, AttributeValue.fromS(key)))));
    }

    private static String shard(String key) {
        return key.substring(key.lastIndexOf(':') + 1);
    }

    /** None while the table is not there yet. */
    private Map<String, Map<String, AttributeValue>> rows() {
        Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
        try {
            dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                    .items()
                    .forEach(row -> rows.put(row.get(KEY).s(), row));
        } catch (ResourceNotFoundException e) {
            return Map.of();
        }
        return rows;
    }
}
