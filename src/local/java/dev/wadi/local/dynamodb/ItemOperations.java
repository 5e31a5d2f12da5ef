package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.table.HeldItems;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.dynamodb.value.ValueWriter;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on one item. */
final class ItemOperations {

    private final AccountStates<Tables> worlds;

    ItemOperations(AccountStates<Tables> worlds) {
        this.worlds = worlds;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "GetItem", this::get,
                "PutItem", this::put,
                "UpdateItem", this::update,
                "DeleteItem", this::delete);
    }

    private ResponseWriter get(Account account, Input input) {
        RequestParameters.item(input).required("Key").check();
        RequestParameters.checkStyle(input, List.of("ProjectionExpression"), List.of("AttributesToGet"));
        Map<String, AttributeValue> key = WriteRequest.attributes(input, "Key");
        ExpressionNames placeholders = ExpressionNames.of(input);
        Optional<Projection> projection = Conditions.projection(input, placeholders);
        placeholders.requireAllUsed();
        Table table = worlds.of(account).open(RequestParameters.tableName(input));
        Optional<Item> item = table.find(table.schema().key(key));
        return out -> {
            item.map(found -> projection.isPresent() ? projection.get().of(found.attributes()) : found.attributes())
                    .ifPresent(shown -> ValueWriter.item(out, "Item", shown));
            new Capacity(table)
                    .read(Optional.empty(), item.map(Item::size).orElse(0), input.flag("ConsistentRead"))
                    .write(out, input);
        };
    }

    private ResponseWriter put(Account account, Input input) {
        RequestParameters.write(input).required("Item").check();
        requireOldOrNone(input);
        return write(account, input, WriteRequest.Put.read(input));
    }

    private ResponseWriter delete(Account account, Input input) {
        RequestParameters.write(input).required("Key").check();
        requireOldOrNone(input);
        return write(account, input, WriteRequest.Delete.read(input));
    }

    private ResponseWriter update(Account account, Input input) {
        RequestParameters.write(input).required("Key").check();
        WriteRequest.Change change = WriteRequest.Change.read(input);
        Table table = worlds.of(account).open(change.tableName());
        Write.Outcome outcome = run(worlds.of(account), change.on(table));
        Optional<Map<String, AttributeValue>> old = outcome.old().map(Item::attributes);
        Optional<Map<String, AttributeValue>> now = outcome.now().map(Item::attributes);
        Optional<Map<String, AttributeValue>> shown =
                switch (input.text("ReturnValues").orElse("NONE")) {
                    case "ALL_OLD" -> old;
                    case "ALL_NEW" -> now;
                    case "UPDATED_OLD" -> old.map(change.update().written()::of);
                    case "UPDATED_NEW" -> now.map(change.update().written()::of);
                    default -> Optional.empty();
                };
        return answer(input, outcome, shown.filter(attributes -> !attributes.isEmpty()));
    }

    private ResponseWriter write(Account account, Input input, WriteRequest request) {
        Table table = worlds.of(account).open(request.tableName());
        Write.Outcome outcome = run(worlds.of(account), request.on(table));
        boolean showsOld = input.text("ReturnValues").orElse("NONE").equals("ALL_OLD");
        return answer(input, outcome, showsOld ? outcome.old().map(Item::attributes) : Optional.empty());
    }

    private static Write.Outcome run(Tables tables, Write write) {
        if (tables.held().holds(write.table(), write.key())) {
            throw AwsException.refused("TransactionConflictException", HeldItems.CONFLICT);
        }
        return write.run();
    }

    private static ResponseWriter answer(Input input, Write.Outcome outcome, Optional<Map<String, AttributeValue>> shown) {
        Table table = outcome.write().table();
        return out -> {
            shown.ifPresent(attributes -> ValueWriter.item(out, "Attributes", attributes));
            if (Capacity.wanted(input)) {
                new Capacity(table).write(outcome).write(out, input);
            }
            outcome.now()
                    .or(outcome::old)
                    .ifPresent(item -> CollectionMetrics.write(out, input, table, item.attributes()));
        };
    }

    private static void requireOldOrNone(Input input) {
        if (!List.of("NONE", "ALL_OLD").contains(input.text("ReturnValues").orElse("NONE"))) {
            throw AwsException.invalid("Return values set to invalid value");
        }
    }
}
