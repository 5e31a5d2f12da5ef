package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.dynamodb.value.ValueReader;
import dev.wadi.local.dynamodb.value.ValueWriter;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** BatchGetItem: up to 100 items of several tables, as far as they fit into 16 MB. */
final class BatchGet implements Operation {

    private static final int MOST = 100;

    private final AccountStates<Tables> worlds;
    private final Emulation emulation;

    BatchGet(AccountStates<Tables> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    /** What is asked of one table. */
    private record Request(
            String table, Input told, List<Map<String, AttributeValue>> keys, Optional<Projection> projection) {}

    /** What is answered for one table. */
    private record Found(
            Request request,
            Capacity capacity,
            List<Map<String, AttributeValue>> items,
            List<Map<String, AttributeValue>> unprocessed) {}

    @Override
    public ResponseWriter call(Account account, Input input) {
        List<Request> requests = requests(input, BatchOperations.requests(input, "BatchGetItem"));
        List<Found> found = new ArrayList<>();
        Tables tables = worlds.of(account);
        requests.forEach(request -> tables.open(RequestParameters.tableName(request.table())));
        long bytes = 0;
        for (Request request : requests) {
            Table table = tables.open(RequestParameters.tableName(request.table()));
            Found ofTable = new Found(request, new Capacity(table), new ArrayList<>(), new ArrayList<>());
            found.add(ofTable);
            checkDistinct(table, request);
            for (Map<String, AttributeValue> key : request.keys()) {
                bytes += find(account, table, ofTable, key, bytes);
            }
        }
        return out -> answer(out, input, found);
    }

    /** Takes the item if it fits; what it takes of the answer. */
    private int find(Account account, Table table, Found found, Map<String, AttributeValue> key, long bytes) {
        ItemKey itemKey = table.schema().key(key);
        Optional<Item> item = table.find(itemKey);
        int size = item.map(Item::size).orElse(0);
        boolean fails = emulation
                .faults()
                .onRecord(account, table.name(), itemKey.hashText())
                .isPresent();
        if (fails || bytes + size > BatchOperations.LARGEST) {
            found.unprocessed().add(key);
            return 0;
        }
        found.capacity().read(Optional.empty(), size, found.request().told().flag("ConsistentRead"));
        Optional<Projection> projection = found.request().projection();
        item.map(Item::attributes)
                .map(attributes -> projection.isPresent() ? projection.get().of(attributes) : attributes)
                .ifPresent(found.items()::add);
        return size;
    }

    private static List<Request> requests(Input input, ObjectNode told) {
        List<Request> requests = new ArrayList<>();
        int count = 0;
        for (Map.Entry<String, JsonNode> table : told.properties()) {
            Request request = request(table.getKey(), input.structure(table.getValue()));
            count += request.keys().size();
            requests.add(request);
        }
        if (count > MOST) {
            throw AwsException.invalid("Too many items requested for the BatchGetItem call");
        }
        return requests;
    }

    private static Request request(String table, Input told) {
        JsonNode keys = told.array("Keys").orElse(null);
        if (keys == null || keys.isEmpty() || keys.size() > MOST) {
            throw AwsException.invalid("1 validation error detected: Value " + (keys == null ? "null " : "")
                    + "at 'RequestItems." + table + ".member.Keys' failed to satisfy constraint: Member must "
                    + (keys == null
                            ? "not be null"
                            : keys.isEmpty()
                                    ? "have length greater than or equal to 1"
                                    : "have length less than or equal to " + MOST));
        }
        RequestParameters.checkStyle(told, List.of("ProjectionExpression"), List.of("AttributesToGet"));
        ExpressionNames placeholders = ExpressionNames.of(told);
        Optional<Projection> projection = Conditions.projection(told, placeholders);
        placeholders.requireAllUsed();
        List<Map<String, AttributeValue>> read = new ArrayList<>();
        for (JsonNode key : keys) {
            told.structure(key);
            read.add(ValueReader.attributes(key));
        }
        return new Request(table, told, read, projection);
    }

    private static void checkDistinct(Table table, Request request) {
        Set<ItemKey> keys = new HashSet<>();
        for (Map<String, AttributeValue> key : request.keys()) {
            if (!keys.add(table.schema().key(key))) {
                throw AwsException.invalid(BatchOperations.DUPLICATES);
            }
        }
    }

    private static void answer(Output out, Input input, List<Found> found) {
        out.json("Responses", generator -> {
            generator.writeStartObject();
            for (Found table : found) {
                generator.writeFieldName(table.request().table());
                ValueWriter.items(generator, table.items());
            }
            generator.writeEndObject();
        });
        out.json("UnprocessedKeys", generator -> writeUnprocessed(generator, found));
        if (Capacity.wanted(input)) {
            WriteAnswers.list(out, input, found.stream().map(Found::capacity).toList(), Optional.empty());
        }
    }

    private static void writeUnprocessed(JsonGenerator generator, List<Found> found) throws IOException {
        generator.writeStartObject();
        for (Found table : found) {
            if (!table.unprocessed().isEmpty()) {
                generator.writeObjectFieldStart(table.request().table());
                table.request().told().copyExcept("Keys", generator);
                generator.writeFieldName("Keys");
                ValueWriter.items(generator, table.unprocessed());
                generator.writeEndObject();
            }
        }
        generator.writeEndObject();
    }
}
