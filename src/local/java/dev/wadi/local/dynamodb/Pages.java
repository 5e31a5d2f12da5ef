package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.value.ValueWriter;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.ResponseWriter;

/** How queries and scans answer. */
final class Pages {

    private Pages() {}

    static ResponseWriter answer(Input input, Selection selection, PageRead page) {
        return out -> {
            if (selection.showsItems()) {
                ValueWriter.items(out, "Items", page.items());
            }
            out.number("Count", page.count()).number("ScannedCount", page.scanned());
            page.last().ifPresent(key -> ValueWriter.item(out, "LastEvaluatedKey", key));
            if (Capacity.wanted(input)) {
                new Capacity(selection.table())
                        .read(selection.index(), page.bytes(), input.flag("ConsistentRead"))
                        .write(out, input);
            }
        };
    }
}
