package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.SecondaryIndex;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Output;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The capacity units that calls use of one table and its indexes: told to who asks, not metered. */
final class Capacity {

    private static final int READ_UNIT = 4 * 1024;
    private static final int WRITE_UNIT = 1024;

    private final Table table;
    private final Map<SecondaryIndex, Double> indexes = new LinkedHashMap<>();
    private double own;

    Capacity(Table table) {
        this.table = table;
    }

    static boolean wanted(Input input) {
        return !level(input).equals("NONE");
    }

    private static String level(Input input) {
        return input.text("ReturnConsumedCapacity").orElse("NONE");
    }

    /** A read of that many bytes; half price where it need not be consistent. */
    Capacity read(Optional<SecondaryIndex> index, long bytes, boolean consistent) {
        double units = Math.max(1, (bytes + READ_UNIT - 1) / READ_UNIT) * (consistent ? 1.0 : 0.5);
        index.ifPresentOrElse(read -> indexes.merge(read, units, Double::sum), () -> own += units);
        return this;
    }

    /** A write, of the larger of the item before and after, and of every entry of an index that it changes. */
    Capacity write(Write.Outcome outcome) {
        int before = outcome.old().map(Item::size).orElse(0);
        int after = outcome.now().map(Item::size).orElse(0);
        own += writeUnits(Math.max(before, after));
        for (SecondaryIndex index : table.indexes()) {
            double units = indexUnits(index, outcome);
            if (units > 0) {
                indexes.merge(index, units, Double::sum);
            }
        }
        return this;
    }

    /** What transactions cost: they prepare and then do. */
    Capacity doubled() {
        own *= 2;
        indexes.replaceAll((index, units) -> units * 2);
        return this;
    }

    private static double indexUnits(SecondaryIndex index, Write.Outcome outcome) {
        Optional<ItemKey> before =
                outcome.old().flatMap(item -> index.key(outcome.write().key(), item.attributes()));
        Optional<ItemKey> after =
                outcome.now().flatMap(item -> index.key(outcome.write().key(), item.attributes()));
        int oldSize = before.isPresent() ? index.size(outcome.old().orElseThrow()) : 0;
        int newSize = after.isPresent() ? index.size(outcome.now().orElseThrow()) : 0;
        if (before.equals(after)) {
            boolean same = before.isEmpty()
                    || index.shown(outcome.old().orElseThrow().attributes())
                            .equals(index.shown(outcome.now().orElseThrow().attributes()));
            return same ? 0 : writeUnits(Math.max(oldSize, newSize));
        }
        return (before.isPresent() ? writeUnits(oldSize) : 0) + (after.isPresent() ? writeUnits(newSize) : 0);
    }

    private static double writeUnits(int bytes) {
        return Math.max(1, (bytes + WRITE_UNIT - 1) / WRITE_UNIT);
    }

    private double total() {
        return own + indexes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** As the member {@code ConsumedCapacity}, where the call asks for it. */
    void write(Output out, Input input) {
        if (wanted(input)) {
            out.json("ConsumedCapacity", generator -> write(generator, input, Optional.empty()));
        }
    }

    /** @param kind {@code Read} or {@code Write}, where the units are told apart */
    void write(JsonGenerator generator, Input input, Optional<String> kind) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("TableName", table.name());
        writeUnits(generator, total(), kind);
        if (level(input).equals("INDEXES")) {
            generator.writeObjectFieldStart("Table");
            writeUnits(generator, own, kind);
            generator.writeEndObject();
            writeIndexes(generator, "LocalSecondaryIndexes", false, kind);
            writeIndexes(generator, "GlobalSecondaryIndexes", true, kind);
        }
        generator.writeEndObject();
    }

    private void writeIndexes(JsonGenerator generator, String member, boolean global, Optional<String> kind)
            throws IOException {
        if (indexes.keySet().stream().noneMatch(index -> index.global() == global)) {
            return;
        }
        generator.writeObjectFieldStart(member);
        for (Map.Entry<SecondaryIndex, Double> index : indexes.entrySet()) {
            if (index.getKey().global() == global) {
                generator.writeObjectFieldStart(index.getKey().name());
                writeUnits(generator, index.getValue(), kind);
                generator.writeEndObject();
            }
        }
        generator.writeEndObject();
    }

    private static void writeUnits(JsonGenerator generator, double units, Optional<String> kind) throws IOException {
        generator.writeNumberField("CapacityUnits", units);
        if (kind.isPresent()) {
            generator.writeNumberField(kind.get() + "CapacityUnits", units);
        }
    }
}
