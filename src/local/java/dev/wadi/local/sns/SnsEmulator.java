package dev.wadi.local.sns;

import dev.wadi.local.emulator.EmulatedService;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Protocol;
import dev.wadi.local.emulator.QueryProtocol;
import dev.wadi.local.emulator.AccountStates;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Amazon SNS: standard and FIFO topics that deliver to SQS queues, and to nothing else. Policies are kept and not
 * obeyed, tags are not kept, messages are not signed.
 */
public final class SnsEmulator implements EmulatedService {

    private static final String VERSION = "2010-03-31";

    private final Map<String, Operation> operations;
    private final QueueDelivery delivery;

    /** @param queues where SQS listens, once it is known */
    public SnsEmulator(Emulation emulation, CompletableFuture<URI> queues) {
        delivery = new QueueDelivery(queues);
        AccountStates<Topics> worlds = new AccountStates<>(account -> new Topics(account, emulation.clock()));
        Map<String, Operation> all = new HashMap<>();
        all.putAll(new TopicOperations(worlds, emulation).operations());
        all.putAll(new SubscriptionOperations(worlds, emulation).operations());
        all.putAll(new PublishOperations(worlds, emulation, delivery).operations());
        operations = Map.copyOf(all);
    }

    @Override
    public Protocol protocol() {
        return new QueryProtocol(VERSION, "http://sns.amazonaws.com/doc/" + VERSION + "/");
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }

    @Override
    public void close() {
        delivery.close();
    }
}
