package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.EffectEndpoint;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.aws.DynamoDbTableFunction;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Component;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A block that writes to a table for each record. */
public abstract class DynamoDbEndpoint extends EffectEndpoint {
    @UriPath(description = "Name or ARN of the table.")
    @Metadata(required = true)
    private final String table;

    @UriParam(
            label = "producer",
            prefix = "type.",
            multiValue = true,
            description =
                    "How an attribute is stored, where it is not as its value is: type.total with text, number or boolean.")
    private Map<String, Object> typeValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            description =
                    "The reason of records that the table cannot take. Where it is not set, each cause has its own. A missing field keeps missing_field.")
    private String reason;

    @UriParam(
            label = "producer",
            defaultValue = "8",
            description =
                    "How many records are written at a time, 1 to 100; those of one key one after the other, in their order.")
    private int writers = 8;

    protected DynamoDbEndpoint(String uri, Component component, String table) {
        super(uri, component);
        this.table = DynamoDbTableFunction.requireTable(table);
    }

    /** To be called when all options are set. */
    void prepare() {
        if (writers < 1 || writers > 100) {
            throw new IllegalArgumentException("Option writers is " + writers + ". Write 1 to 100");
        }
        if (reason != null) {
            new BlockReason(reason);
        }
    }

    DynamoDbClient client() {
        return AwsClients.dynamoDb(getCamelContext());
    }

    /** Whether a record whose row is not there ends as filtered; else it is refused. */
    boolean filtersMisses() {
        return false;
    }

    /** By the answer of the table. */
    void refuse(PollRecord one, RefusedException why, PollRecords records) {
        if (why.reason() == TableReason.refused_by_table) {
            records.refusedByService(one, reasonOf(why), why.getMessage());
        } else if (why.reason() == TableReason.not_found && filtersMisses()) {
            records.leave(one, Outcome.FILTERED);
        } else {
            records.refuse(one, reasonOf(why), why.getMessage());
        }
    }

    /** The reason of a refusal, by the word of the route where it has one. */
    String reasonOf(RefusedException why) {
        boolean keepsItsOwn = reason == null || why.reason().equals(BlockReason.MISSING_FIELD);
        return keepsItsOwn ? why.reason().name() : reason;
    }

    public String getTable() {
        return table;
    }

    public Map<String, Object> getTypeValues() {
        return typeValues;
    }

    public void setTypeValues(Map<String, Object> typeValues) {
        this.typeValues = typeValues;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public int getWriters() {
        return writers;
    }

    public void setWriters(int writers) {
        this.writers = writers;
    }
}
