package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.dynamodb.AttributeFields.Missing;
import dev.wadi.blocks.dynamodb.WriteProducer.RecordWrite;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Change attributes of a row in a DynamoDB table, where a condition holds.
 *
 * <p>A record whose condition does not hold, or whose row has these values already, ends as unchanged.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "dynamodb-update",
        title = "Update a row of DynamoDB",
        syntax = "dynamodb-update:table",
        producerOnly = true,
        category = {Category.CLOUD, Category.DATABASE})
public class DynamoDbUpdateEndpoint extends DynamoDbEndpoint {
    private static final String REFUSE = "refuse";
    private static final String FILTER = "filter";
    private static final String CREATE = "create";

    @UriParam(
            label = "producer",
            prefix = "key.",
            multiValue = true,
            description =
                    "The attributes of the table's key: key.orderId with ${body[id]}, and a second one where the table has a sort key. Required.")
    private Map<String, Object> keyValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            prefix = "set.",
            multiValue = true,
            description = "An attribute that is set: set.status with ${body[status]}. At least one.")
    private Map<String, Object> setValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            prefix = "value.",
            multiValue = true,
            description =
                    "A value that the condition compares with and that is not set: value.open with OPEN is :open in the condition.")
    private Map<String, Object> valueValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            description =
                    "When the row is changed, as a condition of DynamoDB: NAME is an attribute, and :NAME the value of set.NAME, value.NAME or key.NAME. Texts compare by byte: times only where all have one form and one zone. Without it the record that comes last wins, also one that is redelivered.")
    private String condition = "";

    @UriParam(
            label = "producer",
            defaultValue = "refuse",
            enums = "refuse,filter,create",
            description =
                    "What becomes of a record whose row is not there: refuse sends it to the dead-letter queue, filter ends it as filtered, create makes the row.")
    private String onMiss = REFUSE;

    private RowKeys keys;
    private AttributeFields set;
    private AttributeFields values;
    private UpdateCondition when;

    public DynamoDbUpdateEndpoint(String uri, DynamoDbUpdateComponent component, String table) {
        super(uri, component, table);
    }

    @Override
    void prepare() {
        super.prepare();
        if (!List.of(REFUSE, FILTER, CREATE).contains(onMiss)) {
            throw new IllegalArgumentException("onMiss is \"" + onMiss + "\". Write refuse, filter or create");
        }
        keys = RowKeys.of(getCamelContext(), keyValues, getTypeValues());
        Map<String, AttributeKind> kinds = AttributeFields.kinds(getTypeValues());
        set = new AttributeFields(getCamelContext(), "set.", null, setValues, only(kinds, setValues), Missing.NOTHING);
        values = new AttributeFields(
                getCamelContext(), "value.", null, valueValues, only(kinds, valueValues), Missing.NOTHING);
        when = UpdateCondition.of(condition, !onMiss.equals(CREATE));
        requireSense();
    }

    private static Map<String, AttributeKind> only(Map<String, AttributeKind> kinds, Map<String, Object> of) {
        Map<String, AttributeKind> only = new HashMap<>(kinds);
        only.keySet().retainAll(of.keySet());
        return only;
    }

    private void requireSense() {
        if (setValues.isEmpty()) {
            throw new IllegalArgumentException("Nothing is set. Write set.NAME: ${body[FIELD]}");
        }
        for (String name : setValues.keySet()) {
            if (keyValues.containsKey(name)) {
                throw new IllegalArgumentException("set." + name + " would change the key of the row. Remove it");
            }
        }
        Set<String> unknown = new HashSet<>(when.values());
        unknown.removeAll(setValues.keySet());
        unknown.removeAll(valueValues.keySet());
        unknown.removeAll(keyValues.keySet());
        if (!unknown.isEmpty()) {
            String name = unknown.iterator().next();
            throw new IllegalArgumentException("The condition compares with :" + name
                    + ", which is nothing. Write value." + name + ": ${body[FIELD]}");
        }
    }

    @Override
    public Producer createProducer() {
        return new WriteProducer(this, this::update, keys.faults(getCamelContext(), getTable()));
    }

    @Override
    boolean filtersMisses() {
        return onMiss.equals(FILTER);
    }

    private RecordWrite update(PollRecord one, DynamoDbClient client) throws RefusedException {
        RowKey key = keys.of(one);
        Map<String, AttributeValue> attributes = set.of(one);
        Map<String, AttributeValue> bound = new HashMap<>(key.attributes());
        bound.putAll(attributes);
        bound.putAll(values.of(one));
        RowUpdate update = new RowUpdate(key.attributes(), attributes, bound);
        return new RecordWrite(one, key, () -> update.write(client, getTable(), when));
    }

    public Map<String, Object> getKeyValues() {
        return keyValues;
    }

    public void setKeyValues(Map<String, Object> keyValues) {
        this.keyValues = keyValues;
    }

    public Map<String, Object> getSetValues() {
        return setValues;
    }

    public void setSetValues(Map<String, Object> setValues) {
        this.setValues = setValues;
    }

    public Map<String, Object> getValueValues() {
        return valueValues;
    }

    public void setValueValues(Map<String, Object> valueValues) {
        this.valueValues = valueValues;
    }

    public String getCondition() {
        return condition;
    }

    public void setCondition(String condition) {
        this.condition = condition;
    }

    public String getOnMiss() {
        return onMiss;
    }

    public void setOnMiss(String onMiss) {
        this.onMiss = onMiss;
    }
}
