package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.expression.ExpressionKind;
import dev.wadi.local.dynamodb.expression.NamedAttributes;
import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.KeyCondition;
import dev.wadi.local.dynamodb.table.KeySchema;
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

/** Query: the items of one hash key, in the order of their range keys. */
final class Query implements Operation {

    private final AccountStates<Tables> worlds;

    Query(AccountStates<Tables> worlds) {
        this.worlds = worlds;
    }

    @Override
    public ResponseWriter call(Account account, Input input) {
        check(input);
        ExpressionNames placeholders = ExpressionNames.of(input);
        KeyConditionReader keys = KeyConditionReader.of(input, placeholders);
        Condition filter = Conditions.filter(input, "QueryFilter", placeholders);
        Optional<Projection> projection = Conditions.projection(input, placeholders);
        placeholders.requireAllUsed();
        Table table = Selection.table(worlds.of(account), input);
        Selection selection = Selection.of(table, input, projection);
        checkFilter(input, filter, selection.schema());
        KeyCondition condition = keys.on(selection.schema());
        int limit = input.integer("Limit").orElse(Integer.MAX_VALUE);
        PageRead page = new PageRead(table, selection, limit, filter).read(rest(selection, condition, input));
        return Pages.answer(input, selection, page);
    }

    private static void check(Input input) {
        RequestParameters.item(input)
                .oneOf("Select", Selection.SELECT)
                .oneOf("ConditionalOperator", List.of("OR", "AND"))
                .length("IndexName", 3, RequestParameters.LONGEST_NAME)
                .check();
        if (input.integer("Limit").orElse(1) < 1) {
            throw AwsException.invalid(
                    "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member"
                            + " must have value greater than or equal to 1");
        }
        RequestParameters.checkStyle(
                input,
                List.of("ProjectionExpression", "FilterExpression", "KeyConditionExpression"),
                List.of("AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"));
        Selection.check(input);
    }

    private static void checkFilter(Input input, Condition filter, KeySchema schema) {
        for (String attribute : NamedAttributes.of(filter)) {
            if (schema.names().contains(attribute)) {
                throw AwsException.invalid(
                        input.has(ExpressionKind.FILTER.parameter())
                                ? "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                                        + attribute
                                : "QueryFilter can only contain non-primary key attributes: Primary key attribute: "
                                        + attribute);
            }
        }
    }

    private static NavigableMap<ItemKey, Item> rest(Selection selection, KeyCondition condition, Input input) {
        NavigableMap<ItemKey, Item> items = selection.items().range(condition.hash(), condition.range());
        boolean forward = !input.has("ScanIndexForward") || input.flag("ScanIndexForward");
        NavigableMap<ItemKey, Item> ordered = forward ? items : items.descendingMap();
        Optional<ItemKey> start = selection.start(input);
        if (start.isEmpty() || ordered.isEmpty()) {
            return ordered;
        }
        try {
            return ordered.tailMap(start.get(), false);
        } catch (IllegalArgumentException outside) {
            throw AwsException.invalid(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
    }
}
