package dev.wadi.blocks.lookup;

import dev.wadi.blocks.dynamodb.RowKeys;
import dev.wadi.edge.aws.DynamoDbTableFunction;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Look up a row of a DynamoDB table.
 *
 * <p>All records of a poll ask together, a hundred keys in each call, for the rows as they are now.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "lookup-table",
        title = "Look up in a DynamoDB table",
        syntax = "lookup-table:table",
        producerOnly = true,
        category = {Category.CLOUD, Category.DATABASE})
public class LookupTableEndpoint extends LookupEndpoint {
    @UriPath(description = "Name or ARN of the table.")
    @Metadata(required = true)
    private final String table;

    @UriParam(
            label = "producer",
            prefix = "key.",
            multiValue = true,
            description =
                    "The attributes of the table's key: key.customerId with ${body[customer]}, and a second one where the table has a sort key. Required.")
    private Map<String, Object> keyValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            prefix = "type.",
            multiValue = true,
            description =
                    "How an attribute of the key is to be sent, where it is not as its value is: type.customerId with text, number or boolean.")
    private Map<String, Object> typeValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            description =
                    "The attribute whose value is taken. Where it is not set, all attributes are, as a map: with into=body[customer], ${body[customer][name]} is one of them. A row without it is a miss.")
    private String attribute;

    @UriParam(
            label = "producer",
            defaultValue = "refuse",
            enums = "refuse,default,filter,hold",
            description =
                    "What becomes of a record whose row is not there: refuse sends it to the dead-letter queue, default goes on with defaultValue, filter ends it as filtered, hold waits until the row is there.")
    private String onMiss = "refuse";

    public LookupTableEndpoint(String uri, LookupTableComponent component, String table) {
        super(uri, component);
        this.table = DynamoDbTableFunction.requireTable(table);
    }

    @Override
    LookupSource<?> source() {
        RowKeys keys = RowKeys.of(getCamelContext(), keyValues, typeValues);
        return new TableSource(getCamelContext(), table, keys, attribute);
    }

    public String getTable() {
        return table;
    }

    public Map<String, Object> getKeyValues() {
        return keyValues;
    }

    public void setKeyValues(Map<String, Object> keyValues) {
        this.keyValues = keyValues;
    }

    public Map<String, Object> getTypeValues() {
        return typeValues;
    }

    public void setTypeValues(Map<String, Object> typeValues) {
        this.typeValues = typeValues;
    }

    public String getAttribute() {
        return attribute;
    }

    public void setAttribute(String attribute) {
        this.attribute = attribute;
    }

    @Override
    public String getOnMiss() {
        return onMiss;
    }

    public void setOnMiss(String onMiss) {
        this.onMiss = onMiss;
    }
}
