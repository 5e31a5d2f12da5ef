package dev.wadi.pipelines.batchrecords.store;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.FileReason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** One row of the table (spec section 3), as DynamoDB takes it. */
public final class Row {
    private static final String KEY = "CurationRecordId";
    /** Limits of a number in DynamoDB: significant digits, and powers of ten. */
    private static final int MOST_DIGITS = 38;

    private static final int LOWEST = -130;
    private static final int HIGHEST = 125;

    /** First write wins: the condition of every write. */
    public static final Map<String, ExpectedAttributeValue> NO_SUCH_ROW =
            Map.of(KEY, ExpectedAttributeValue.builder().exists(false).build());

    private Row() {}

    /** @throws RefusedException for what the SDK could not even send; what the table refuses is told by the table */
    public static Map<String, AttributeValue> of(CuratedFile file, String batchId) throws RefusedException {
        Map<String, AttributeValue> row = new HashMap<>();
        row.put(KEY, AttributeValue.fromS(file.id().toString()));
        row.put("BatchId", AttributeValue.fromS(batchId));
        row.put("DataTableName", text(file.table()));
        row.put("S3Key", text(file.address()));
        for (Map.Entry<String, Object> attribute : file.attributes().entrySet()) {
            row.put(attribute.getKey(), value(attribute.getValue()));
        }
        return row;
    }

    private static AttributeValue value(Object value) throws RefusedException {
        if (value == null) {
            return AttributeValue.fromNul(true);
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        }
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        if (value instanceof List<?> items) {
            return list(items);
        }
        if (value instanceof Map<?, ?> members) {
            return map(members);
        }
        throw new RefusedException(FileReason.persist_failed, "arrays and objects are nested too deep for the table");
    }

    /** The table would refuse it too; asked here, because not every server does so in the same words. */
    private static AttributeValue number(BigDecimal number) throws RefusedException {
        BigDecimal exact = number.stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exact.precision() > MOST_DIGITS || (exact.signum() != 0 && (exponent < LOWEST || exponent > HIGHEST))) {
            throw new RefusedException(
                    FileReason.persist_failed,
                    "a number has more digits than the table keeps, or is too large or too small");
        }
        return AttributeValue.fromN(exact.toString());
    }

    private static AttributeValue list(List<?> items) throws RefusedException {
        List<AttributeValue> values = new ArrayList<>(items.size());
        for (Object item : items) {
            values.add(value(item));
        }
        return AttributeValue.fromL(values);
    }

    private static AttributeValue map(Map<?, ?> members) throws RefusedException {
        Map<String, AttributeValue> values = new HashMap<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            values.put(text((String) member.getKey()).s(), value(member.getValue()));
        }
        return AttributeValue.fromM(values);
    }

    /** Half of a surrogate pair is a legal JSON escape, but no text. The SDK would fail in a way that says nothing of the record. */
    private static AttributeValue text(String text) throws RefusedException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new RefusedException(FileReason.persist_failed, "a text has half of a surrogate pair");
        }
        return AttributeValue.fromS(text);
    }
}
