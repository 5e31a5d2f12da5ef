package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.HoldException;
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
record RowCounter<R>(CounterTable in, RowKey key) implements CountingOnce.Counter<CountedRecord<R>> {
    /** By which DynamoDB removes a marker; the same as in the other bookkeeping of a pipeline. */
    private static final String TIME_TO_LIVE = "TimeToExist";

    private static final String INVALID = "ValidationError";

    /** The same for all records that count the same thing here, in every version of this program. */
    String markerId(CountedRecord<R> one) {
        List<String> parts = new ArrayList<>(List.of(in.table(), in.attribute(), one.marker()));
        new TreeMap<>(key.attributes()).forEach((name, value) -> {
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
                                in.markerKey(),
                                AttributeValue.fromS(markerId(one)),
                                TIME_TO_LIVE,
                                AttributeValue.fromN(Long.toString(end))))
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
            names.put("#key", key.attributes().keySet().iterator().next());
            condition = "attribute_exists(#key) AND (" + isNumber + ")";
        }
        String where = condition;
        return TransactWriteItem.builder()
                .update(update -> update.tableName(in.table())
                        .key(key.attributes())
                        .updateExpression("SET #count = if_not_exists(#count, :none) + :sum")
                        .conditionExpression(where)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(
                                ":none", AttributeValue.fromN("0"),
                                ":sum",
                                        AttributeValue.fromN(
                                                sum.stripTrailingZeros().toString()),
                                ":number", AttributeValue.fromS("N")))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    @Override
    public RefusedException refusal(Map<String, AttributeValue> row) {
        return row.isEmpty()
                ? new RefusedException(TableReason.not_found, "the table has no row with the key " + key)
                : new RefusedException(
                        TableReason.not_a_number, in.attribute() + " of the row with the key " + key + " is no number");
    }

    /** @throws HoldException where it is the tables or the route, and no record */
    @Override
    public Optional<RefusedException> refusal(TransactionCanceledException fault) {
        List<CancellationReason> reasons = fault.cancellationReasons();
        for (int write = 0; write < reasons.size(); write++) {
            if (INVALID.equals(reasons.get(write).code())) {
                TableRefusal refusal =
                        new TableRefusal(String.valueOf(reasons.get(write).message()));
                if (write < reasons.size() - 1) {
                    throw new HoldException(
                            "The table " + in.markers() + " does not take a marker with the key " + in.markerKey()
                                    + " (text). Look at the options markers and markerKey: " + refusal.message(),
                            fault);
                }
                in.faults().requireOfRecord(refusal, fault);
                return Optional.of(new RefusedException(TableReason.refused_by_table, refusal.message()));
            }
        }
        return Optional.empty();
    }
}
