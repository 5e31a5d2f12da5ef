package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.SecondaryIndex;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Table.Settings;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.table.Throughput;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** UpdateTable: billing, throughput and protection, and one global index more or less. */
final class UpdateTable implements Operation {

    private static final List<String> CHANGES = List.of(
            "ProvisionedThroughput",
            "BillingMode",
            "GlobalSecondaryIndexUpdates",
            "DeletionProtectionEnabled",
            "TableClass",
            "SSESpecification");

    private final AccountStates<Tables> worlds;

    UpdateTable(AccountStates<Tables> worlds) {
        this.worlds = worlds;
    }

    @Override
    public ResponseWriter call(Account account, Input input) {
        TableConstraints.update(input);
        if (CHANGES.stream().noneMatch(input::has)) {
            throw AwsException.invalid("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        Table table = worlds.of(account).described(RequestParameters.tableName(input));
        table.requireActive();
        List<Input> updates = input.structures("GlobalSecondaryIndexUpdates");
        Settings settings = settings(table, input);
        updates.forEach(update -> new IndexUpdate(table, input, settings.payPerRequest()).apply(update));
        if (!settings.equals(table.settings()) || updates.isEmpty()) {
            table.change(settings);
        }
        return TableWriter.description("TableDescription", table, "UPDATING");
    }

    private static Settings settings(Table table, Input input) {
        Settings old = table.settings();
        boolean payPerRequest = input.text("BillingMode")
                .map(mode -> mode.equals("PAY_PER_REQUEST"))
                .orElse(old.payPerRequest());
        return new Settings(
                payPerRequest,
                throughput(input, old, payPerRequest),
                input.has("DeletionProtectionEnabled")
                        ? input.flag("DeletionProtectionEnabled")
                        : old.deletionProtection(),
                input.text("TableClass").orElse(old.tableClass()));
    }

    private static Throughput throughput(Input input, Settings old, boolean payPerRequest) {
        boolean given = input.has("ProvisionedThroughput");
        if (payPerRequest || old.payPerRequest()) {
            return given || input.has("BillingMode") ? TableReader.throughput(input, payPerRequest) : Throughput.NONE;
        }
        if (!given) {
            return old.throughput();
        }
        Throughput wanted = TableReader.throughput(input, false);
        if (wanted.equals(old.throughput())) {
            throw AwsException.invalid("The provisioned throughput for the table will not change. The requested value"
                    + " equals the current value. Current ReadCapacityUnits provisioned for the table: "
                    + wanted.read() + ". Requested ReadCapacityUnits: " + wanted.read()
                    + ". Current WriteCapacityUnits provisioned for the table: " + wanted.write()
                    + ". Requested WriteCapacityUnits: " + wanted.write()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                    + " limits.");
        }
        return wanted;
    }

    /** A change of global indexes. */
    private record IndexUpdate(Table table, Input input, boolean payPerRequest) {

        void apply(Input update) {
            Optional<Input> create = update.structure("Create");
            Optional<Input> change = update.structure("Update");
            Optional<Input> delete = update.structure("Delete");
            create.ifPresent(this::create);
            change.ifPresent(index -> table.throughput(
                    existing(index),
                    TableReader.throughput(
                            index.structure("ProvisionedThroughput").orElseThrow())));
            delete.ifPresent(index -> table.remove(existing(index)));
            if (create.isEmpty() && change.isEmpty() && delete.isEmpty()) {
                throw AwsException.invalid(TableReader.INVALID
                        + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                        + " GlobalSecondaryIndexUpdate.Delete must not be null");
            }
        }

        private void create(Input index) {
            Map<String, AttributeType> definitions = TableReader.attributes(input);
            Map<String, AttributeType> all = new LinkedHashMap<>(table.attributes());
            all.putAll(definitions);
            String name = index.requiredText("IndexName");
            if (table.index(name).isPresent()) {
                throw AwsException.invalid("Attempting to create an index which already exists");
            }
            table.attributes().forEach((attribute, type) -> {
                if (all.get(attribute) != type) {
                    throw AwsException.invalid(
                            TableReader.INVALID + "The type of a key attribute cannot change: " + attribute);
                }
            });
            table.add(IndexReader.read(index, all, true, IndexReader.throughput(index, payPerRequest)), definitions);
        }

        private SecondaryIndex existing(Input index) {
            return table.index(index.requiredText("IndexName"))
                    .filter(SecondaryIndex::global)
                    .orElseThrow(() -> Tables.notFound("Requested resource not found"));
        }
    }
}
