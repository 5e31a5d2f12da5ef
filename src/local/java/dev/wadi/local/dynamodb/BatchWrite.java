package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.dynamodb.table.HeldItems;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** BatchWriteItem: up to 25 puts and deletes, each on its own. */
final class BatchWrite implements Operation {

    private static final int MOST = 25;

    private final AccountStates<Tables> worlds;
    private final Emulation emulation;

    BatchWrite(AccountStates<Tables> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    /** A request with the JSON it was told in, in which it is told back where it stays unprocessed. */
    private record Entry(String table, WriteRequest request, JsonNode told) {}

    private record Checked(Entry entry, Write write) {}

    @Override
    public ResponseWriter call(Account account, Input input) {
        List<Entry> entries = entries(input, BatchOperations.requests(input, "BatchWriteItem"));
        List<Checked> checked = check(worlds.of(account), entries);
        List<Write.Outcome> outcomes = new ArrayList<>();
        Map<String, List<JsonNode>> unprocessed = new LinkedHashMap<>();
        HeldItems held = worlds.of(account).held();
        for (Checked each : checked) {
            Write write = each.write();
            if (held.holds(write.table(), write.key()) || isFaulty(account, write)) {
                unprocessed
                        .computeIfAbsent(each.entry().table(), added -> new ArrayList<>())
                        .add(each.entry().told());
            } else {
                outcomes.add(write.run());
            }
        }
        return answer(input, outcomes, unprocessed);
    }

    private List<Entry> entries(Input input, ObjectNode requests) {
        List<Entry> entries = new ArrayList<>();
        long size = 0;
        for (Map.Entry<String, JsonNode> table : requests.properties()) {
            if (!table.getValue().isArray()) {
                throw AwsException.unreadable("The requests of a table are a List");
            }
            checkCount(table.getKey(), table.getValue());
            for (JsonNode told : table.getValue()) {
                Entry entry = new Entry(table.getKey(), request(table.getKey(), input.structure(told)), told);
                size += entry.request().size();
                entries.add(entry);
            }
        }
        if (entries.size() > MOST) {
            throw AwsException.invalid("Too many items requested for the BatchWriteItem call");
        } else if (size > BatchOperations.LARGEST) {
            throw AwsException.invalid("The size of the batch exceeds the limit of 16 MB");
        }
        return entries;
    }

    private static void checkCount(String table, JsonNode requests) {
        if (requests.isEmpty() || requests.size() > MOST) {
            throw AwsException.invalid("1 validation error detected: Value '{" + table + "=[" + requests.size()
                    + " requests]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint:"
                    + " [Member must have length less than or equal to 25, Member must have length greater than or equal"
                    + " to 1]");
        }
    }

    private static WriteRequest request(String table, Input told) {
        Optional<Input> put = told.structure("PutRequest");
        Optional<Input> delete = told.structure("DeleteRequest");
        if (put.isPresent() == delete.isPresent()) {
            throw AwsException.invalid(
                    put.isPresent()
                            ? "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                                    + " supported datatypes"
                            : "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        String name = RequestParameters.tableName(table);
        return put.<WriteRequest>map(request -> WriteRequest.Put.unconditional(name, attributes(request, "Item")))
                .orElseGet(() -> WriteRequest.Delete.unconditional(name, attributes(delete.orElseThrow(), "Key")));
    }

    private static Map<String, AttributeValue> attributes(Input request, String member) {
        if (!request.has(member)) {
            throw AwsException.invalid("1 validation error detected: Value null at 'requestItems' failed to satisfy"
                    + " constraint: Member must not be null");
        }
        return WriteRequest.attributes(request, member);
    }

    private static List<Checked> check(Tables tables, List<Entry> entries) {
        List<Checked> checked = new ArrayList<>();
        Map<Table, Set<ItemKey>> keys = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Write write = entry.request().on(tables.open(entry.request().tableName()));
            checked.add(new Checked(entry, write));
            if (!keys.computeIfAbsent(write.table(), added -> new HashSet<>()).add(write.key())) {
                throw AwsException.invalid(BatchOperations.DUPLICATES);
            }
        }
        return checked;
    }

    private boolean isFaulty(Account account, Write write) {
        return emulation
                .faults()
                .onRecord(account, write.table().name(), write.key().hashText())
                .isPresent();
    }

    private static ResponseWriter answer(Input input, List<Write.Outcome> outcomes, Map<String, List<JsonNode>> unprocessed) {
        return out -> {
            out.json("UnprocessedItems", generator -> writeUnprocessed(generator, unprocessed));
            if (input.text("ReturnItemCollectionMetrics").orElse("NONE").equals("SIZE")) {
                out.json("ItemCollectionMetrics", generator -> WriteAnswers.metrics(generator, input, outcomes));
            }
            WriteAnswers.capacity(out, input, outcomes, false);
        };
    }

    private static void writeUnprocessed(JsonGenerator generator, Map<String, List<JsonNode>> unprocessed)
            throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, List<JsonNode>> table : unprocessed.entrySet()) {
            generator.writeArrayFieldStart(table.getKey());
            for (JsonNode told : table.getValue()) {
                generator.writeTree(told);
            }
            generator.writeEndArray();
        }
        generator.writeEndObject();
    }
}
