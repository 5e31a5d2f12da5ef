package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.dynamodb.value.ValueWriter;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reasons for which a transaction is cancelled: one for each of its actions, in their order. */
final class Cancellation {

    private static final Reason NONE = new Reason("None", Optional.empty(), Optional.empty());

    private final List<Reason> reasons = new ArrayList<>();

    private record Reason(String code, Optional<String> message, Optional<Item> item) {

        void write(Output out) {
            item.ifPresent(shown -> ValueWriter.item(out, "Item", shown.attributes()));
            out.text("Code", code).text("Message", message);
        }
    }

    void fine() {
        reasons.add(NONE);
    }

    void add(String code, String message) {
        reasons.add(new Reason(code, Optional.of(message), Optional.empty()));
    }

    void add(Write.ConditionFailed failed) {
        reasons.add(new Reason("ConditionalCheckFailed", Optional.of(Write.CONDITION_FAILED), failed.shown()));
    }

    /** What an action's call of its own would be refused with. */
    void add(AwsException refusal) {
        String code = refusal.code();
        String shortCode = code.equals("ValidationException") ? "ValidationError" : code.replaceAll("Exception$", "");
        add(shortCode, refusal.getMessage());
    }

    /** Refuses the transaction if any action is not fine. */
    void check() {
        if (reasons.stream().allMatch(NONE::equals)) {
            return;
        }
        List<String> codes = reasons.stream().map(Reason::code).toList();
        throw AwsException.refused(
                        "TransactionCanceledException",
                        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes)
                .with(out ->
                        out.structures("CancellationReasons", reasons, (element, reason) -> reason.write(element)));
    }
}
