package dev.wadi.blocks.dynamodb;

import dev.wadi.blocks.ValuePlace;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.edge.aws.DynamoDbTableFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;

/**
 * Add to a counter in a DynamoDB table, once for each thing.
 *
 * <p>A marker of the thing and the count are one transaction. A record whose thing was counted before ends as unchanged.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "dynamodb-count-once",
        title = "Count once in DynamoDB",
        syntax = "dynamodb-count-once:table",
        producerOnly = true,
        category = {Category.CLOUD, Category.DATABASE})
public class DynamoDbCountOnceEndpoint extends DynamoDbEndpoint {
    private static final String CREATE = "create";
    private static final String FILTER = "filter";

    @UriParam(
            label = "producer",
            prefix = "key.",
            multiValue = true,
            description =
                    "The attributes of the key of the row with the counter: key.depot with ${body[depot]}, and a second one where the table has a sort key. Required.")
    private Map<String, Object> keyValues = new TreeMap<>();

    @UriParam(label = "producer", defaultValue = "count", description = "The attribute that is counted.")
    private String attribute = "count";

    @UriParam(
            label = "producer",
            description =
                    "The id of what is counted, such as ${body[parcel]}: the same whenever it comes again. It counts once for each counter. Required.")
    @Metadata(required = true)
    private String marker;

    @UriParam(
            label = "producer",
            description = "Name or ARN of the table with the markers; it may hold other rows too. Required.")
    @Metadata(required = true)
    private String markers;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "Id",
            description = "The key attribute of the table with the markers, a text.")
    private String markerKey = "Id";

    @UriParam(
            label = "producer",
            defaultValue = "14d",
            description =
                    "How long a marker is kept, if the table has TimeToExist as its time to live. At least as long as the source keeps its records: what comes again later counts again.",
            javaType = "java.time.Duration")
    private Duration retention = Duration.ofDays(14);

    @UriParam(
            label = "producer",
            defaultValue = "1",
            description = "What a record adds: a number, or an expression such as ${body[weight]}.")
    private String amount = "1";

    @UriParam(
            label = "producer",
            description =
                    "Where the count as it is afterwards is put, also for what was counted before: header.NAME or body[FIELD].")
    private String into;

    @UriParam(
            label = "producer",
            defaultValue = "create",
            enums = "create,refuse,filter",
            description =
                    "What becomes of a record whose counter is not there: create begins it at 0, refuse sends the record to the dead-letter queue, filter ends it as filtered.")
    private String onMiss = CREATE;

    private CountedFields fields;
    private ValuePlace place;

    public DynamoDbCountOnceEndpoint(String uri, DynamoDbCountOnceComponent component, String table) {
        super(uri, component, table);
    }

    @Override
    void prepare() {
        super.prepare();
        if (marker == null || markers == null) {
            throw new IllegalArgumentException("Options marker and markers are required. Write marker: ${body[ID]}, and"
                    + " markers: NAME of the table with the markers");
        }
        if (!List.of(CREATE, "refuse", FILTER).contains(onMiss)) {
            throw new IllegalArgumentException("onMiss is \"" + onMiss + "\". Write create, refuse or filter");
        }
        if (keyValues.containsKey(attribute)) {
            throw new IllegalArgumentException("The attribute " + attribute + " is part of the key, and cannot count");
        }
        markers = DynamoDbTableFunction.requireTable(markers);
        fields = new CountedFields(
                RowKeys.of(getCamelContext(), keyValues, getTypeValues()),
                expression("marker", marker),
                expression("amount", amount));
        place = into == null ? null : ValuePlace.parse("into", into);
    }

    @Override
    public Producer createProducer() {
        CounterTable counters = new CounterTable(
                getTable(),
                attribute,
                onMiss.equals(CREATE),
                markers,
                markerKey,
                retention,
                ProcessingClock.of(getCamelContext()),
                fields.keys().faults(getCamelContext(), getTable()));
        return new CountOnceProducer(this, fields, counters, place);
    }

    @Override
    boolean filtersMisses() {
        return onMiss.equals(FILTER);
    }

    public Map<String, Object> getKeyValues() {
        return keyValues;
    }

    public void setKeyValues(Map<String, Object> keyValues) {
        this.keyValues = keyValues;
    }

    public String getAttribute() {
        return attribute;
    }

    public void setAttribute(String attribute) {
        this.attribute = attribute;
    }

    public String getMarker() {
        return marker;
    }

    public void setMarker(String marker) {
        this.marker = marker;
    }

    public String getMarkers() {
        return markers;
    }

    public void setMarkers(String markers) {
        this.markers = markers;
    }

    public String getMarkerKey() {
        return markerKey;
    }

    public void setMarkerKey(String markerKey) {
        this.markerKey = markerKey;
    }

    public Duration getRetention() {
        return retention;
    }

    public void setRetention(Duration retention) {
        this.retention = retention;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getInto() {
        return into;
    }

    public void setInto(String into) {
        this.into = into;
    }

    public String getOnMiss() {
        return onMiss;
    }

    public void setOnMiss(String onMiss) {
        this.onMiss = onMiss;
    }
}
