package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.expression.ExpressionKind;
import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Update;
import dev.wadi.local.dynamodb.expression.UpdateParser;
import dev.wadi.local.dynamodb.table.IndexKeys;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.dynamodb.value.ValueReader;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A write as it was asked for, read and checked as far as that goes without its table. */
sealed interface WriteRequest {

    Common common();

    default String tableName() {
        return common().tableName();
    }

    /** Checks it against the table. */
    Write on(Table table);

    /** How many bytes it brings. */
    int size();

    /** The name, the condition, and whether a refusal shows the item: what all of them have. */
    record Common(String tableName, Condition condition, boolean showsOld) {

        static Common of(Input input, ExpressionNames placeholders) {
            return new Common(
                    RequestParameters.tableName(input),
                    Conditions.condition(input, placeholders),
                    input.text("ReturnValuesOnConditionCheckFailure")
                            .orElse("NONE")
                            .equals("ALL_OLD"));
        }

        /** Of a request without other expressions. */
        static Common alone(Input input) {
            ExpressionNames placeholders = ExpressionNames.of(input);
            Common common = of(input, placeholders);
            placeholders.requireAllUsed();
            return common;
        }

        Write write(Table table, ItemKey key, UnaryOperator<Optional<Item>> change) {
            return new Write(table, key, condition, change, showsOld);
        }
    }

    static Map<String, AttributeValue> attributes(Input input, String name) {
        ObjectNode node = input.object(name).orElseThrow();
        return ValueReader.attributes(node);
    }

    record Put(Common common, Item item) implements WriteRequest {

        static Put read(Input input) {
            RequestParameters.checkStyle(input, List.of("ConditionExpression"), List.of("Expected", "ConditionalOperator"));
            Item item = Item.of(attributes(input, "Item")).within("Item size has exceeded the maximum allowed size");
            return new Put(Common.alone(input), item);
        }

        /** One of a batch. */
        static Put unconditional(String table, Map<String, AttributeValue> attributes) {
            return new Put(
                    new Common(table, new Condition.Always(), false),
                    Item.of(attributes).within("Item size has exceeded the maximum allowed size"));
        }

        @Override
        public int size() {
            return item.size();
        }

        @Override
        public Write on(Table table) {
            ItemKey key = table.schema().keyOf(item.attributes());
            IndexKeys.checkPut(table, item.attributes());
            return common.write(table, key, old -> Optional.of(item));
        }
    }

    record Change(Common common, Map<String, AttributeValue> key, Update update) implements WriteRequest {

        static Change read(Input input) {
            RequestParameters.checkStyle(
                    input,
                    List.of("UpdateExpression", "ConditionExpression"),
                    List.of("AttributeUpdates", "Expected", "ConditionalOperator"));
            Map<String, AttributeValue> key = attributes(input, "Key");
            ExpressionNames placeholders = ExpressionNames.of(input);
            Update update = input.text(ExpressionKind.UPDATE.parameter())
                    .map(text -> UpdateParser.parse(text, placeholders))
                    .orElseGet(() -> OlderUpdate.read(input));
            Change change = new Change(Common.of(input, placeholders), key, update);
            placeholders.requireAllUsed();
            return change;
        }

        @Override
        public int size() {
            return Item.size(key);
        }

        @Override
        public Write on(Table table) {
            ItemKey found = table.schema().key(key);
            update.firstWritten(table.schema().names()).ifPresent(attribute -> {
                throw AwsException.invalid("One or more parameter values were invalid: Cannot update attribute "
                        + attribute + ". This attribute is part of the key");
            });
            return common.write(table, found, old -> Optional.of(changed(table, old)));
        }

        private Item changed(Table table, Optional<Item> old) {
            Map<String, AttributeValue> before = old.map(Item::attributes).orElse(key);
            Map<String, AttributeValue> after = update.apply(before);
            IndexKeys.checkUpdate(table, after);
            Item item = Item.of(after).within("Item size to update has exceeded the maximum allowed size");
            return update.nests() ? item.notTooDeep() : item;
        }
    }

    record Delete(Common common, Map<String, AttributeValue> key) implements WriteRequest {

        static Delete read(Input input) {
            RequestParameters.checkStyle(input, List.of("ConditionExpression"), List.of("Expected", "ConditionalOperator"));
            Map<String, AttributeValue> key = attributes(input, "Key");
            return new Delete(Common.alone(input), key);
        }

        static Delete unconditional(String table, Map<String, AttributeValue> key) {
            return new Delete(new Common(table, new Condition.Always(), false), key);
        }

        @Override
        public int size() {
            return Item.size(key);
        }

        @Override
        public Write on(Table table) {
            return common.write(table, table.schema().key(key), old -> Optional.empty());
        }
    }

    /** A condition alone, in a transaction. */
    record Check(Common common, Map<String, AttributeValue> key) implements WriteRequest {

        static Check read(Input input) {
            Map<String, AttributeValue> key = attributes(input, "Key");
            return new Check(Common.alone(input), key);
        }

        @Override
        public int size() {
            return Item.size(key);
        }

        @Override
        public Write on(Table table) {
            return common.write(table, table.schema().key(key), UnaryOperator.identity());
        }
    }
}
