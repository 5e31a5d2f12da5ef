package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.table.HeldItems;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.dynamodb.value.ValueWriter;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** TransactGetItems: up to 100 items as they are at one moment. */
final class TransactGet implements Operation {

    private final AccountStates<Tables> worlds;
    private final Emulation emulation;

    TransactGet(AccountStates<Tables> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    private record Get(String table, Map<String, AttributeValue> key, Optional<Projection> projection) {

        static Get read(Input input) {
            ExpressionNames placeholders = ExpressionNames.of(input);
            Optional<Projection> projection = Conditions.projection(input, placeholders);
            placeholders.requireAllUsed();
            return new Get(RequestParameters.tableName(input), WriteRequest.attributes(input, "Key"), projection);
        }
    }

    private record Found(Table table, Get get, Optional<Item> item) {}

    @Override
    public ResponseWriter call(Account account, Input input) {
        List<Get> gets = read(input);
        Tables tables = worlds.of(account);
        List<Table> opened = gets.stream().map(get -> tables.open(get.table())).toList();
        Cancellation cancellation = new Cancellation();
        List<Found> found = new ArrayList<>();
        Map<Table, Set<ItemKey>> keys = new LinkedHashMap<>();
        for (int i = 0; i < gets.size(); i++) {
            Table table = opened.get(i);
            try {
                ItemKey key = table.schema().key(gets.get(i).key());
                if (!keys.computeIfAbsent(table, added -> new HashSet<>()).add(key)) {
                    throw TransactionOperations.twiceOneItem();
                }
                found.add(new Found(table, gets.get(i), find(account, tables, table, key, cancellation)));
            } catch (AwsException refusal) {
                if (refusal.getMessage()
                        .equals(TransactionOperations.twiceOneItem().getMessage())) {
                    throw refusal;
                }
                cancellation.add(refusal);
            }
        }
        cancellation.check();
        return out -> answer(out, input, found);
    }

    private Optional<Item> find(Account account, Tables tables, Table table, ItemKey key, Cancellation cancellation) {
        Optional<AwsException> fault = emulation.faults().onRecord(account, table.name(), key.hashText());
        if (fault.isPresent()) {
            throw fault.get();
        } else if (tables.held().holds(table, key)) {
            throw AwsException.refused("TransactionConflictException", HeldItems.CONFLICT);
        }
        cancellation.fine();
        return table.find(key);
    }

    private static List<Get> read(Input input) {
        List<Input> items = input.structures("TransactItems");
        Constraints constraints = new Constraints(input)
                .required("TransactItems")
                .oneOf("ReturnConsumedCapacity", RequestParameters.CAPACITY)
                .count("TransactItems", items.size(), 1, TransactionOperations.MOST);
        for (int i = 0; i < items.size(); i++) {
            Constraints item =
                    constraints.element("TransactItems", i, items.get(i)).required("Get");
            items.get(i).structure("Get").ifPresent(get -> RequestParameters.name(item.structure("Get", get), get)
                    .required("Key"));
        }
        constraints.check();
        return items.stream()
                .map(item -> Get.read(item.structure("Get").orElseThrow()))
                .toList();
    }

    private static void answer(Output out, Input input, List<Found> found) {
        out.structures("Responses", found, (element, each) -> each.item()
                .map(Item::attributes)
                .map(attributes -> each.get()
                        .projection()
                        .map(projection -> projection.of(attributes))
                        .orElse(attributes))
                .ifPresent(attributes -> ValueWriter.item(element, "Item", attributes)));
        if (Capacity.wanted(input)) {
            Map<Table, Capacity> capacities = new LinkedHashMap<>();
            found.forEach(each -> capacities
                    .computeIfAbsent(each.table(), Capacity::new)
                    .read(Optional.empty(), each.item().map(Item::size).orElse(0), true));
            capacities.values().forEach(Capacity::doubled);
            WriteAnswers.list(out, input, List.copyOf(capacities.values()), Optional.of("Read"));
        }
    }
}
