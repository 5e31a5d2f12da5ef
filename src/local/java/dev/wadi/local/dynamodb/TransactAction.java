package dev.wadi.local.dynamodb;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import java.util.List;

/** One action of a transaction: a put, an update, a delete or a check. */
record TransactAction(String kind, Input members) {

    private static final List<String> KINDS = List.of("Put", "Update", "Delete", "ConditionCheck");

    static TransactAction of(Input item) {
        List<String> given = KINDS.stream().filter(item::has).toList();
        if (given.size() != 1) {
            throw AwsException.invalid("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        return new TransactAction(given.get(0), item.structure(given.get(0)).orElseThrow());
    }

    void check(Constraints item) {
        Constraints action = RequestParameters.name(item.structure(kind, members), members)
                .required(kind.equals("Put") ? "Item" : "Key")
                .oneOf("ReturnValuesOnConditionCheckFailure", List.of("ALL_OLD", "NONE"));
        if (kind.equals("Update")) {
            action.required("UpdateExpression");
        } else if (kind.equals("ConditionCheck")) {
            action.required("ConditionExpression");
        }
    }

    WriteRequest read() {
        return switch (kind) {
            case "Put" -> WriteRequest.Put.read(members);
            case "Update" -> WriteRequest.Change.read(members);
            case "Delete" -> WriteRequest.Delete.read(members);
            default -> WriteRequest.Check.read(members);
        };
    }
}
