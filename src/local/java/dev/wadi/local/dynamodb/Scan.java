package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Scan: all items, in the order of the hashes of their keys, or a segment of them. */
final class Scan implements Operation {

    private static final int MOST_SEGMENTS = 1_000_000;

    private final AccountStates<Tables> worlds;

    Scan(AccountStates<Tables> worlds) {
        this.worlds = worlds;
    }

    @Override
    public ResponseWriter call(Account account, Input input) {
        check(input);
        ExpressionNames placeholders = ExpressionNames.of(input);
        Condition filter = Conditions.filter(input, "ScanFilter", placeholders);
        Optional<Projection> projection = Conditions.projection(input, placeholders);
        placeholders.requireAllUsed();
        Table table = Selection.table(worlds.of(account), input);
        Selection selection = Selection.of(table, input, projection);
        int limit = input.integer("Limit").orElse(Integer.MAX_VALUE);
        return Pages.answer(
                input, selection, new PageRead(table, selection, limit, filter).read(rest(selection, input)));
    }

    private static void check(Input input) {
        RequestParameters.item(input)
                .oneOf("Select", Selection.SELECT)
                .oneOf("ConditionalOperator", List.of("OR", "AND"))
                .length("IndexName", 3, RequestParameters.LONGEST_NAME)
                .range("Limit", 1, Integer.MAX_VALUE)
                .range("Segment", 0, MOST_SEGMENTS - 1)
                .range("TotalSegments", 1, MOST_SEGMENTS)
                .check();
        RequestParameters.checkStyle(
                input,
                List.of("ProjectionExpression", "FilterExpression"),
                List.of("AttributesToGet", "ScanFilter", "ConditionalOperator"));
        Selection.check(input);
        checkSegments(input.integer("Segment"), input.integer("TotalSegments"));
    }

    private static void checkSegments(Optional<Integer> segment, Optional<Integer> total) {
        if (segment.isPresent() && total.isEmpty()) {
            throw AwsException.invalid("The TotalSegments parameter is required but was not present in the request when"
                    + " Segment parameter is present");
        } else if (total.isPresent() && segment.isEmpty()) {
            throw AwsException.invalid("The Segment parameter is required but was not present in the request when"
                    + " parameter TotalSegments is present");
        } else if (segment.isPresent() && segment.get() >= total.get()) {
            throw AwsException.invalid("The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: " + segment.get() + " is not less than TotalSegments: " + total.get());
        }
    }

    private static NavigableMap<ItemKey, Item> rest(Selection selection, Input input) {
        NavigableMap<ItemKey, Item> items = selection
                .items()
                .segment(
                        input.integer("Segment").orElse(0),
                        input.integer("TotalSegments").orElse(1));
        Optional<ItemKey> start = selection.start(input);
        try {
            return start.isPresent() ? items.tailMap(start.get(), false) : items;
        } catch (IllegalArgumentException outside) {
            throw AwsException.invalid(
                    "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with"
                            + " correct Segment. TotalSegments: "
                            + input.integer("TotalSegments").orElse(1) + " Segment: "
                            + input.integer("Segment").orElse(0));
        }
    }
}
