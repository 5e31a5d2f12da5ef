package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.dynamodb.AttributeFields.Missing;
import dev.wadi.blocks.dynamodb.WriteProducer.RecordWrite;
import dev.wadi.delivery.Answer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.TableKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Put a row into a DynamoDB table once.
 *
 * <p>The first write of a key wins: a record whose row is there already ends as unchanged, and the row stays as it is.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "dynamodb-put-once",
        title = "Put once into DynamoDB",
        syntax = "dynamodb-put-once:table",
        producerOnly = true,
        category = {Category.CLOUD, Category.DATABASE})
public class DynamoDbPutOnceEndpoint extends DynamoDbEndpoint {
    @UriParam(
            label = "producer",
            description =
                    "The attribute that is the table's key, such as orderId, or both with a comma between them. Required.")
    @Metadata(required = true)
    private String key;

    @UriParam(
            label = "producer",
            description =
                    "An object whose members all become attributes, such as ${body}. What item.NAME says stands over them.")
    private String item;

    @UriParam(
            label = "producer",
            prefix = "item.",
            multiValue = true,
            description = "An attribute of the row: item.total with ${body[total]}.")
    private Map<String, Object> itemValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            description =
                    "Attributes of item.NAME that are left out where the record does not have them, separated by commas. Without a value for another one a record is refused.")
    private String optional = "";

    @UriParam(
            label = "producer",
            description =
                    "Attributes of item.NAME that are stored as null where the record does not have them, or has null there, separated by commas.")
    private String nullable = "";

    private TableKey tableKey;
    private AttributeFields fields;

    public DynamoDbPutOnceEndpoint(String uri, DynamoDbPutOnceComponent component, String table) {
        super(uri, component, table);
    }

    @Override
    void prepare() {
        super.prepare();
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException(
                    "Option key is missing. Write key: NAME with the attribute that is the table's key, or key: NAME,NAME"
                            + " with both, and their values as item.NAME");
        }
        tableKey = TableKey.parse(key);
        Missing missing = new Missing(names(optional), names(nullable));
        Set<String> without = new HashSet<>(tableKey.names());
        without.removeIf(name -> (item != null || itemValues.containsKey(name)) && !missing.isAllowed(name));
        if (!without.isEmpty()) {
            throw new IllegalArgumentException("The key " + key + " needs a value in each record. Write item."
                    + without.iterator().next() + ": ${body[FIELD]}, and do not name it in optional or nullable");
        }
        fields = new AttributeFields(
                getCamelContext(),
                "item.",
                expression("item", item),
                itemValues,
                AttributeFields.kinds(getTypeValues()),
                missing);
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public Producer createProducer() {
        boolean typed = getTypeValues().keySet().containsAll(tableKey.names());
        String table = getTable();
        return new WriteProducer(
                this,
                (one, client) -> write(one, client, table),
                new TableFaults(getCamelContext(), table, tableKey, typed));
    }

    private RecordWrite write(PollRecord one, DynamoDbClient client, String table) throws RefusedException {
        Map<String, AttributeValue> row = fields.of(one);
        return new RecordWrite(one, new RowKey(tableKey.of(row)), () -> put(client, table, row));
    }

    private Answer put(DynamoDbClient client, String table, Map<String, AttributeValue> row) {
        try {
            client.putItem(request -> request.tableName(table)
                    .item(row)
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", tableKey.names().get(0))));
            return Answer.STORED;
        } catch (ConditionalCheckFailedException e) {
            return Answer.UNCHANGED;
        }
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getItem() {
        return item;
    }

    public void setItem(String item) {
        this.item = item;
    }

    public Map<String, Object> getItemValues() {
        return itemValues;
    }

    public void setItemValues(Map<String, Object> itemValues) {
        this.itemValues = itemValues;
    }

    public String getOptional() {
        return optional;
    }

    public void setOptional(String optional) {
        this.optional = optional;
    }

    public String getNullable() {
        return nullable;
    }

    public void setNullable(String nullable) {
        this.nullable = nullable;
    }
}
