package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.EmulatedService;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.JsonProtocol;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Protocol;
import dev.wadi.local.emulator.AccountStates;
import java.util.HashMap;
import java.util.Map;

/**
 * Amazon Kinesis Data Streams: provisioned and on-demand streams, kept in memory. Shards are split and merged, but
 * only when asked to: an on-demand stream keeps those it began with.
 */
public final class KinesisEmulator implements EmulatedService {

    private final Map<String, Operation> operations;

    public KinesisEmulator(Emulation emulation) {
        AccountStates<Streams> worlds = new AccountStates<>(account -> new Streams(account, emulation));
        Map<String, Operation> all = new HashMap<>();
        all.putAll(new StreamOperations(worlds).operations());
        all.putAll(new ReadOperations(worlds, emulation).operations());
        all.putAll(new WriteOperations(worlds, emulation).operations());
        all.putAll(new ReshardOperations(worlds).operations());
        all.put("ListShards", new ShardListing(worlds, emulation)::list);
        operations = Map.copyOf(all);
    }

    @Override
    public Protocol protocol() {
        return new JsonProtocol("Kinesis_20131202");
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
