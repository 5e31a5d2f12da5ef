package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.AccountStates;
import java.util.Map;

/** The two transactions, and what they have in common. */
final class TransactionOperations {

    static final int MOST = 100;
    static final int LARGEST = 4 * 1024 * 1024;

    private final AccountStates<Tables> worlds;
    private final Emulation emulation;

    TransactionOperations(AccountStates<Tables> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "TransactWriteItems", new TransactWrite(worlds, emulation),
                "TransactGetItems", new TransactGet(worlds, emulation));
    }

    static AwsException twiceOneItem() {
        return AwsException.invalid("Transaction request cannot include multiple operations on one item");
    }
}
