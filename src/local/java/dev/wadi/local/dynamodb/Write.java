package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.dynamodb.value.ValueWriter;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Output;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A write of one item, checked against its table and ready to be tried.
 *
 * @param change from the item that is there to the one that shall be
 * @param showsOld whether a refusal shows the item that was there
 */
record Write(Table table, ItemKey key, Condition condition, UnaryOperator<Optional<Item>> change, boolean showsOld) {

    static final String CONDITION_FAILED = "The conditional request failed";

    /** What a write did, or would do. */
    record Outcome(Write write, Optional<Item> old, Optional<Item> now) {

        Outcome commit() {
            write.table().replace(write.key(), old, now);
            return this;
        }
    }

    /** The condition does not hold for the item that is there. */
    static final class ConditionFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Optional<Item> shown;

        ConditionFailed(Optional<Item> shown) {
            super(CONDITION_FAILED, null, false, false);
            this.shown = shown;
        }

        /** The item that was there, where the call wants to see it. */
        Optional<Item> shown() {
            return shown;
        }

        AwsException refusal() {
            return AwsException.refused("ConditionalCheckFailedException", CONDITION_FAILED)
                    .with(this::write);
        }

        void write(Output out) {
            shown.ifPresent(item -> ValueWriter.item(out, "Item", item.attributes()));
        }
    }

    /** Works out what it does, and does nothing yet. */
    Outcome attempt() {
        Optional<Item> old = table.find(key);
        if (!condition.test(old.map(Item::attributes).orElse(Map.of()))) {
            throw new ConditionFailed(showsOld ? old : Optional.empty());
        }
        return new Outcome(this, old, change.apply(old));
    }

    /** Does it. */
    Outcome run() {
        try {
            return attempt().commit();
        } catch (ConditionFailed failed) {
            throw failed.refusal();
        }
    }
}
