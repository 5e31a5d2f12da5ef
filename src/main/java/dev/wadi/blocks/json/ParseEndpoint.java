package dev.wadi.blocks.json;

import dev.wadi.blocks.BlockEndpoint;
import dev.wadi.settings.ByteSize;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Parse the text of each record: JSON, JSON Lines or CSV.
 *
 * <p>The body of each record becomes an object with fields, for <code>${body[field]}</code>, with exact numbers. What cannot be parsed is refused with a
 * reason, its neighbours go on. A message of JSON Lines or CSV becomes a record for each line.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "parse",
        title = "Parse",
        syntax = "parse:format",
        producerOnly = true,
        remote = false,
        category = {Category.TRANSFORMATION})
public class ParseEndpoint extends BlockEndpoint {
    @UriPath(
            enums = "json,json-lines,csv",
            description =
                    "What the text is: json (one value in a record), json-lines (one value on each line) or csv (lines of values).")
    @Metadata(required = true)
    private final String format;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether a JSON value must be an object; false also takes arrays, texts, numbers and booleans. Another one is refused as not_an_object.")
    private boolean objectsOnly = true;

    @UriParam(
            label = "producer",
            description =
                    "Fields of each JSON object that are kept, separated by commas. The others must be JSON, and are not looked into: whatever stands there refuses no record. Default: all.")
    private String fields;

    @UriParam(
            label = "producer",
            defaultValue = "refuse",
            enums = "refuse,last",
            description =
                    "What happens where a name stands twice in a JSON object: refuse sends the record to the dead-letter queue as duplicate_key, last takes the last value.")
    private String duplicateKeys = "refuse";

    @UriParam(
            label = "producer",
            defaultValue = "100",
            description = "Most levels of objects and arrays in each other, 1 to 1000. More is refused as too_deep.")
    private int maxDepth = 100;

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            description =
                    "Most digits of a number, 1 to 10000, as it would be written without an exponent. More is refused as number_too_long.")
    private int maxDigits = 1000;

    @UriParam(
            label = "producer",
            defaultValue = "10MiB",
            description =
                    "Largest text of a message, in bytes or with a unit such as 256KiB. More is refused as too_large.")
    private String maxSize = "10MiB";

    @UriParam(
            label = "producer",
            defaultValue = "10000",
            description = "Most records in one message of JSON Lines or CSV. More is refused as too_many_records.")
    private int maxRecords = 10_000;

    @UriParam(
            label = "producer",
            description =
                    "Names of the columns of CSV, separated by commas, where the messages have no line with them. Default: the first line of each message.")
    private String columns;

    @UriParam(
            label = "producer",
            defaultValue = ",",
            description = "The character between two values of CSV; tab for a tabulator.")
    private String separator = ",";

    @UriParam(
            label = "producer",
            description =
                    "Reason for all that this step refuses, such as bad_order; its own reason then stands in the detail. Default: the reasons of parse.")
    private String reason;

    @UriParam(
            label = "producer",
            prefix = "reason.",
            multiValue = true,
            description = "The same for one of the reasons of parse, such as reason.not_utf8 with malformed_json.")
    private Map<String, Object> reasonValues = new TreeMap<>();

    private final ParseFormat form;

    public ParseEndpoint(String uri, ParseComponent component, String format) {
        super(uri, component);
        this.format = format;
        form = ParseFormat.of(format);
    }

    @Override
    public Producer createProducer() {
        long largest = ByteSize.parse(maxSize);
        if (maxDepth < 1 || maxDepth > 1000 || maxDigits < 1 || maxDigits > 10_000 || largest < 1) {
            throw new IllegalArgumentException(
                    "maxDepth is from 1 to 1000, maxDigits from 1 to 10000, and maxSize more than nothing");
        }
        JsonReader json = new JsonReader(objectsOnly, duplicateKeys, fields, maxDepth, maxDigits);
        EnvelopeReader envelopes =
                switch (form) {
                    case JSON -> null;
                    case JSON_LINES -> new JsonLinesReader(json, maxRecords);
                    case CSV -> new CsvReader(columns, separator, maxRecords);
                };
        return new ParseProducer(this, largest, NamedReasons.of(reason, reasonValues), json, envelopes);
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public String getFormat() {
        return format;
    }

    public boolean isObjectsOnly() {
        return objectsOnly;
    }

    public void setObjectsOnly(boolean objectsOnly) {
        this.objectsOnly = objectsOnly;
    }

    public String getFields() {
        return fields;
    }

    public void setFields(String fields) {
        this.fields = fields;
    }

    public String getDuplicateKeys() {
        return duplicateKeys;
    }

    public void setDuplicateKeys(String duplicateKeys) {
        this.duplicateKeys = duplicateKeys;
    }

    public int getMaxDepth() {
        return maxDepth;
    }

    public void setMaxDepth(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    public int getMaxDigits() {
        return maxDigits;
    }

    public void setMaxDigits(int maxDigits) {
        this.maxDigits = maxDigits;
    }

    public String getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(String maxSize) {
        this.maxSize = maxSize;
    }

    public int getMaxRecords() {
        return maxRecords;
    }

    public void setMaxRecords(int maxRecords) {
        this.maxRecords = maxRecords;
    }

    public String getColumns() {
        return columns;
    }

    public void setColumns(String columns) {
        this.columns = columns;
    }

    public String getSeparator() {
        return separator;
    }

    public void setSeparator(String separator) {
        this.separator = separator;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Map<String, Object> getReasonValues() {
        return reasonValues;
    }

    public void setReasonValues(Map<String, Object> reasonValues) {
        this.reasonValues = reasonValues;
    }
}
