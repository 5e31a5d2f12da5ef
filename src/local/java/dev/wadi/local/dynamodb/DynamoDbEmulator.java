package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.emulator.EmulatedService;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.JsonProtocol;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Protocol;
import dev.wadi.local.emulator.AccountStates;
import java.util.HashMap;
import java.util.Map;

/**
 * Amazon DynamoDB: tables with their indexes, items, expressions and transactions, kept in memory. Without PartiQL,
 * streams, backups and global tables. Reads are consistent, and capacity is counted but not metered.
 */
public final class DynamoDbEmulator implements EmulatedService {

    private final Map<String, Operation> operations;

    public DynamoDbEmulator(Emulation emulation) {
        AccountStates<Tables> worlds = new AccountStates<>(account -> new Tables(account, emulation));
        Map<String, Operation> all = new HashMap<>();
        all.putAll(new TableOperations(worlds).operations());
        all.putAll(new TableSettings(worlds).operations());
        all.putAll(new TagOperations(worlds, emulation).operations());
        all.putAll(new ItemOperations(worlds).operations());
        all.putAll(new BatchOperations(worlds, emulation).operations());
        all.putAll(new TransactionOperations(worlds, emulation).operations());
        all.put("Query", new Query(worlds));
        all.put("Scan", new Scan(worlds));
        operations = Map.copyOf(all);
    }

    @Override
    public Protocol protocol() {
        return JsonProtocol.version10("DynamoDB_20120810");
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
