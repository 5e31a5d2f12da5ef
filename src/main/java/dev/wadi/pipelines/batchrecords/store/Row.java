package dev.wadi.pipelines.batchrecords.store;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.AttributeValues;
import dev.wadi.edge.dynamodb.ItemReason;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.FileReason;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** One row of the table (spec section 3), as DynamoDB takes it. */
public final class Row {
    private static final String KEY = "CurationRecordId";

    /** First write wins: the condition of every write. */
    public static final Map<String, ExpectedAttributeValue> NO_SUCH_ROW =
            Map.of(KEY, ExpectedAttributeValue.builder().exists(false).build());

    private Row() {}

    /** @throws RefusedException for what the SDK could not even send; what the table refuses is told by the table */
    public static Map<String, AttributeValue> of(CuratedFile file, String batchId) throws RefusedException {
        Map<String, AttributeValue> row = new HashMap<>();
        row.put(KEY, AttributeValue.fromS(file.id().toString()));
        row.put("BatchId", AttributeValue.fromS(batchId));
        row.put("DataTableName", value(file.table()));
        row.put("S3Key", value(file.address()));
        for (Map.Entry<String, Object> attribute : file.attributes().entrySet()) {
            row.put(attribute.getKey(), value(attribute.getValue()));
        }
        return row;
    }

    /** Deeper than the reader goes, it has left an object of a type of its own. */
    private static AttributeValue value(Object value) throws RefusedException {
        try {
            return AttributeValues.of(value);
        } catch (RefusedException e) {
            throw new RefusedException(
                    FileReason.persist_failed,
                    e.reason() == ItemReason.unsupported_value
                            ? "arrays and objects are nested too deep for the table"
                            : e.getMessage());
        }
    }
}
