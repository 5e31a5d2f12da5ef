package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.StableId;
import dev.wadi.edge.dynamodb.CountingOnce;
import dev.wadi.edge.dynamodb.TableRefusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One counter: a number in a row. A marker is of one counter; the same id counts for another one, too. */
record RowCounter<R>(CounterTable in, Map<String, AttributeValue> key)
        implements CountingOnce.Counter<CountedRecord<R>> {
    /** By which DynamoDB removes a marker; the same as in the other bookkeeping of a pipeline. */
    private static final String TIME_TO_LIVE = "TimeToExist";

    private static final String INVALID = "ValidationError";

    /** The same for all records that count the same thing here, in every version of this program. */
    String markerId(CountedRecord<R> one) {
        List<String> parts = new ArrayList<>(List.of(in.table(), in.attribute(), one.marker()));
        new TreeMap<>(key).forEach((name, value) -> {
            parts.add(name);
            parts.add(value.type().name());
            parts.add(ShownKey.text(value));
        });
        return "count#" + StableId.of(parts.toArray(String[]::new));
    }

    @Override
    public TransactWriteItem mark(CountedRecord<R> one) {
        long end = in.clock().instant().plus(in.retention()).getEpochSecond();
        return TransactWriteItem.builder()
                .put(put -> put.tableName(in.markers())
                        .item(Map.of(
                                in.markerKey(), AttributeValue.fromS(markerId(one)),
                                TIME_TO_LIVE, AttributeValue.fromN(Long.toString(end))))
                        .conditionExpression("attribute_not_exists(#id)")
                        .expressionAttributeNames(Map.of("#id", in.markerKey())))
                .build();
    }

    @Override
    public TransactWriteItem add(List<CountedRecord<R>> records) {
        BigDecimal sum = records.stream().map(CountedRecord::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, String> names = new HashMap<>(Map.of("#count", in.attribute()));
        String isNumber = "attribute_not_exists(#count) OR attribute_type(#count, :number)";
        String condition = isNumber;
        if (!in.create()) {
            names.put("#key", key.keySet().iterator().next());
            condition = "attribute_exists(#key) AND (" + isNumber + ")";
        }
        String where = condition;
        return TransactWriteItem.builder()
                .update(update -> update.tableName(in.table())
                        .key(key)
                        .updateExpression("SET #count = if_not_exists(#count, :none) + :sum")
                        .conditionExpression(where)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(
                                ":none", AttributeValue.fromN("0"),
                                ":sum", AttributeValue.fromN(sum.stripTrailingZeros().toString()),
                                ":number", AttributeValue.fromS("N")))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    @Override
    public RefusedException refusal(Map<String, AttributeValue> row) {
        return row.isEmpty()
                ? new RefusedException(TableReason.not_found, "the table has no row with the key " + shownKey())
                : new RefusedException(
                        TableReason.not_a_number,
                        in.attribute() + " of the row with the key " + shownKey() + " is no number");
    }

    /** A marker, and a key of other attributes, do not depend on the record. */
    @Override
    public Optional<RefusedException> refusal(TransactionCanceledException fault) {
        List<CancellationReason> reasons = fault.cancellationReasons();
        CancellationReason ofCounter = reasons.isEmpty() ? null : reasons.get(reasons.size() - 1);
        return Optional.ofNullable(ofCounter)
                .filter(reason -> INVALID.equals(reason.code()))
                .map(reason -> new TableRefusal(String.valueOf(reason.message())))
                .filter(refusal -> !refusal.isOfKeyNames() && !refusal.isOfKeyTypes())
                .map(refusal -> new RefusedException(TableReason.refused_by_table, refusal.message()));
    }

    private String shownKey() {
        return ShownKey.of(key);
    }
}
