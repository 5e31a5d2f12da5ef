package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calls with several writes tell of them, by table. */
final class WriteAnswers {

    private WriteAnswers() {}

    /** @param transaction whether it cost twice */
    static void capacity(Output out, Input input, List<Write.Outcome> outcomes, boolean transaction) {
        if (!Capacity.wanted(input)) {
            return;
        }
        Map<Table, Capacity> capacities = new LinkedHashMap<>();
        for (Write.Outcome outcome : outcomes) {
            capacities.computeIfAbsent(outcome.write().table(), Capacity::new).write(outcome);
        }
        if (transaction) {
            capacities.values().forEach(Capacity::doubled);
        }
        list(out, input, capacities.values().stream().toList(), transaction ? Optional.of("Write") : Optional.empty());
    }

    static void list(Output out, Input input, List<Capacity> capacities, Optional<String> kind) {
        out.json("ConsumedCapacity", generator -> {
            generator.writeStartArray();
            for (Capacity capacity : capacities) {
                capacity.write(generator, input, kind);
            }
            generator.writeEndArray();
        });
    }

    static void metrics(JsonGenerator generator, Input input, List<Write.Outcome> outcomes) throws IOException {
        Map<Table, List<Item>> items = new LinkedHashMap<>();
        for (Write.Outcome outcome : outcomes) {
            Table table = outcome.write().table();
            if (CollectionMetrics.wanted(input, table)) {
                outcome.now().or(outcome::old).ifPresent(item -> items.computeIfAbsent(
                                table, added -> new ArrayList<>())
                        .add(item));
            }
        }
        generator.writeStartObject();
        for (Map.Entry<Table, List<Item>> table : items.entrySet()) {
            generator.writeArrayFieldStart(table.getKey().name());
            for (Item item : table.getValue()) {
                CollectionMetrics.write(generator, table.getKey(), item.attributes());
            }
            generator.writeEndArray();
        }
        generator.writeEndObject();
    }
}
