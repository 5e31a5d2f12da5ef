package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.ValueWriter;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Output;
import java.io.IOException;
import java.util.Map;

/** How large all items of a hash key are together, in steps of a gigabyte: always the first step here. */
final class CollectionMetrics {

    private CollectionMetrics() {}

    /** Only tables with local indexes have item collections. */
    static boolean wanted(Input input, Table table) {
        return input.text("ReturnItemCollectionMetrics").orElse("NONE").equals("SIZE")
                && !table.indexes(false).isEmpty();
    }

    static void write(Output out, Input input, Table table, Map<String, AttributeValue> item) {
        if (wanted(input, table)) {
            out.json("ItemCollectionMetrics", generator -> write(generator, table, item));
        }
    }

    static void write(JsonGenerator generator, Table table, Map<String, AttributeValue> item) throws IOException {
        String hash = table.schema().hash().name();
        generator.writeStartObject();
        generator.writeFieldName("ItemCollectionKey");
        ValueWriter.attributes(generator, Map.of(hash, item.get(hash)));
        generator.writeArrayFieldStart("SizeEstimateRangeGB");
        generator.writeNumber(0.0);
        generator.writeNumber(1.0);
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
