package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.TableKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the rows that records are about, each attribute by an expression. */
public final class RowKeys {
    private final AttributeFields fields;
    private final TableKey key;
    private final boolean typed;

    private RowKeys(AttributeFields fields, TableKey key, boolean typed) {
        this.fields = fields;
        this.key = key;
        this.typed = typed;
    }

    /**
     * @param expressions by attribute, the options {@code key.NAME}
     * @param types by attribute, the options {@code type.NAME}; those of other attributes do not matter here
     * @throws IllegalArgumentException for what makes no key
     */
    public static RowKeys of(CamelContext context, Map<String, Object> expressions, Map<String, Object> types) {
        if (expressions.isEmpty() || expressions.size() > 2) {
            throw new IllegalArgumentException("The key has " + expressions.size()
                    + " attributes. Write key.NAME: ${body[FIELD]} for the partition key of the table, and another for its"
                    + " sort key where it has one");
        }
        Map<String, AttributeKind> kinds = AttributeFields.kinds(types);
        kinds.keySet().retainAll(expressions.keySet());
        return new RowKeys(
                new AttributeFields(context, "key.", null, expressions, kinds, AttributeFields.Missing.NOTHING),
                new TableKey(List.copyOf(expressions.keySet())),
                kinds.size() == expressions.size());
    }

    /** @throws RefusedException for what is not there, or can be no key */
    public RowKey of(PollRecord one) throws RefusedException {
        return new RowKey(key.of(fields.of(one)));
    }

    /** The key of a row that was read. */
    public RowKey of(Map<String, AttributeValue> row) {
        Map<String, AttributeValue> part = new HashMap<>(row);
        part.keySet().retainAll(key.names());
        return new RowKey(part);
    }

    public TableFaults faults(CamelContext context, String table) {
        return new TableFaults(context, table, key, typed);
    }

    List<String> names() {
        return key.names();
    }
}
