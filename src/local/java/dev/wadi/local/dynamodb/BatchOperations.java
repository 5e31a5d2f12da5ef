package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.AccountStates;
import java.util.List;
import java.util.Map;

/** The two batches, and what they have in common. */
final class BatchOperations {

    static final int LARGEST = 16 * 1024 * 1024;
    static final String DUPLICATES = "Provided list of item keys contains duplicates";

    private final AccountStates<Tables> worlds;
    private final Emulation emulation;

    BatchOperations(AccountStates<Tables> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "BatchGetItem", new BatchGet(worlds, emulation),
                "BatchWriteItem", new BatchWrite(worlds, emulation));
    }

    /** What is asked for, by table. */
    static ObjectNode requests(Input input, String operation) {
        new Constraints(input)
                .oneOf("ReturnConsumedCapacity", RequestParameters.CAPACITY)
                .oneOf("ReturnItemCollectionMetrics", List.of("SIZE", "NONE"))
                .check();
        ObjectNode requests = input.object("RequestItems").orElse(null);
        if (requests == null || requests.isEmpty()) {
            throw AwsException.invalid("The requestItems parameter is required for " + operation);
        }
        requests.fieldNames().forEachRemaining(BatchOperations::checkName);
        return requests;
    }

    private static void checkName(String name) {
        boolean arn = name.startsWith("arn:");
        if (!arn
                && (name.isEmpty()
                        || name.length() > RequestParameters.LONGEST_NAME
                        || !RequestParameters.TABLE_NAME.matcher(name).matches())) {
            throw AwsException.invalid("1 validation error detected: Value '" + name + "' at 'requestItems' failed to"
                    + " satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal"
                    + " to 255, Member must have length greater than or equal to 1, Member must satisfy regular expression"
                    + " pattern: [a-zA-Z0-9_.-]+]");
        }
    }
}
