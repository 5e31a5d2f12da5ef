package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.HeldItems;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** TransactWriteItems: up to 100 writes of different items, all of them or none. */
final class TransactWrite implements Operation {

    private final AccountStates<Tables> worlds;
    private final Emulation emulation;
    private final AccountStates<ClientTokens> tokens;

    TransactWrite(AccountStates<Tables> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
        this.tokens = new AccountStates<>(account -> new ClientTokens(emulation.clock()));
    }

    @Override
    public ResponseWriter call(Account account, Input input) {
        List<WriteRequest> requests = read(input);
        ClientTokens known = tokens.of(account);
        Optional<List<Write.Outcome>> done = known.find(input);
        List<Write.Outcome> outcomes = done.orElseGet(() -> run(account, requests));
        if (done.isEmpty()) {
            known.add(input, outcomes);
        }
        return out -> {
            WriteAnswers.capacity(out, input, outcomes, true);
            if (input.text("ReturnItemCollectionMetrics").orElse("NONE").equals("SIZE")) {
                out.json("ItemCollectionMetrics", generator -> WriteAnswers.metrics(generator, input, outcomes));
            }
        };
    }

    private List<Write.Outcome> run(Account account, List<WriteRequest> requests) {
        Tables tables = worlds.of(account);
        List<Table> opened = requests.stream()
                .map(request -> tables.open(request.tableName()))
                .toList();
        List<Write> writes = new ArrayList<>();
        Cancellation cancellation = new Cancellation();
        for (int i = 0; i < requests.size(); i++) {
            try {
                writes.add(requests.get(i).on(opened.get(i)));
                cancellation.fine();
            } catch (AwsException refusal) {
                cancellation.add(refusal);
            }
        }
        requireDistinct(writes);
        cancellation.check();
        List<Write.Outcome> outcomes = attempt(account, tables, writes);
        outcomes.forEach(Write.Outcome::commit);
        hold(tables, outcomes, emulation.faults().transactionTime(account));
        return outcomes;
    }

    /** Works out what all of them do; it is done only if all of them can be. */
    private List<Write.Outcome> attempt(Account account, Tables tables, List<Write> writes) {
        Cancellation cancellation = new Cancellation();
        List<Write.Outcome> outcomes = new ArrayList<>();
        for (Write write : writes) {
            Optional<AwsException> fault = emulation
                    .faults()
                    .onRecord(account, write.table().name(), write.key().hashText());
            try {
                if (fault.isPresent()) {
                    cancellation.add(fault.get());
                } else if (tables.held().holds(write.table(), write.key())) {
                    cancellation.add("TransactionConflict", HeldItems.CONFLICT);
                } else {
                    outcomes.add(write.attempt());
                    cancellation.fine();
                }
            } catch (Write.ConditionFailed failed) {
                cancellation.add(failed);
            } catch (AwsException refusal) {
                cancellation.add(refusal);
            }
        }
        cancellation.check();
        return outcomes;
    }

    private static void hold(Tables tables, List<Write.Outcome> outcomes, Duration time) {
        if (!time.isZero()) {
            outcomes.forEach(outcome ->
                    tables.held().hold(outcome.write().table(), outcome.write().key(), time));
        }
    }

    private static void requireDistinct(List<Write> writes) {
        Map<Table, Set<ItemKey>> keys = new LinkedHashMap<>();
        for (Write write : writes) {
            if (!keys.computeIfAbsent(write.table(), added -> new HashSet<>()).add(write.key())) {
                throw TransactionOperations.twiceOneItem();
            }
        }
    }

    private static List<WriteRequest> read(Input input) {
        List<Input> items = input.structures("TransactItems");
        Constraints constraints = new Constraints(input)
                .required("TransactItems")
                .oneOf("ReturnConsumedCapacity", RequestParameters.CAPACITY)
                .oneOf("ReturnItemCollectionMetrics", List.of("SIZE", "NONE"))
                .length("ClientRequestToken", 1, 36)
                .count("TransactItems", items.size(), 1, TransactionOperations.MOST);
        List<TransactAction> actions = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            TransactAction action = TransactAction.of(items.get(i));
            action.check(constraints.element("TransactItems", i, items.get(i)));
            actions.add(action);
        }
        constraints.check();
        List<WriteRequest> requests = actions.stream().map(TransactAction::read).toList();
        long size = requests.stream().mapToLong(WriteRequest::size).sum();
        if (size > TransactionOperations.LARGEST) {
            throw AwsException.invalid("Collection size exceeded: the items of a transaction may have 4 MB together");
        }
        return requests;
    }
}
