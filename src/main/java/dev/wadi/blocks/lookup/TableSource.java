package dev.wadi.blocks.lookup;

import dev.wadi.blocks.dynamodb.RowKey;
import dev.wadi.blocks.dynamodb.RowKeys;
import dev.wadi.blocks.dynamodb.TableFaults;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SettingNames;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.aws.RowRead;
import dev.wadi.edge.dynamodb.StoredValues;
import dev.wadi.edge.dynamodb.TableRefusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Rows of a table, a hundred in one call. */
final class TableSource implements LookupSource<RowKey> {
    private final CamelContext context;
    private final String table;
    private final RowKeys keys;
    private final String attribute;
    private final TableFaults faults;

    /** @param attribute null for all of the row */
    TableSource(CamelContext context, String table, RowKeys keys, String attribute) {
        this.context = context;
        this.table = table;
        this.keys = keys;
        this.attribute = attribute;
        faults = keys.faults(context, table);
    }

    @Override
    public RowKey key(PollRecord one) throws RefusedException {
        return keys.of(one);
    }

    @Override
    public Map<RowKey, Object> read(String route, Set<RowKey> asked, Map<RowKey, String> refused) {
        Map<RowKey, Object> found = new HashMap<>();
        read(AwsClients.dynamoDb(context), List.copyOf(asked), found, refused);
        return found;
    }

    /** One key that DynamoDB does not take makes it refuse the whole call; halves find the one. */
    private void read(
            DynamoDbClient client, List<RowKey> asked, Map<RowKey, Object> found, Map<RowKey, String> refused) {
        try {
            for (Map<String, AttributeValue> row : RowRead.of(
                    client, table, asked.stream().map(RowKey::attributes).toList())) {
                Object value = value(row);
                if (value != null) {
                    found.put(keys.of(row), value);
                }
            }
        } catch (DynamoDbException e) {
            TableRefusal refusal = faults.refusal(e);
            if (asked.size() == 1) {
                refused.put(asked.get(0), refusal.message());
            } else {
                int half = asked.size() / 2;
                read(client, asked.subList(0, half), found, refused);
                read(client, asked.subList(half, asked.size()), found, refused);
            }
        }
    }

    private Object value(Map<String, AttributeValue> row) {
        if (attribute == null) {
            return StoredValues.of(row);
        }
        return row.containsKey(attribute) ? StoredValues.of(row.get(attribute)) : null;
    }

    @Override
    public String missing(RowKey key) {
        return "the table " + table + " has no row with the key " + key
                + (attribute == null ? "" : " and a value for " + attribute);
    }

    @Override
    public HoldException hold(RowKey key) {
        List<String> settings = SettingNames.of(context, "table", table);
        return new HoldException(
                "The table " + table + SettingNames.inBrackets(settings) + " has no row with the key " + key,
                null,
                settings);
    }
}
