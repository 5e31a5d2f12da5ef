package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.TableSchema;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.List;
import java.util.Map;

/** The operations on whole tables. A table is deleted at once. */
final class TableOperations {

    private static final int MOST_NAMES = 100;

    private final AccountStates<Tables> worlds;

    TableOperations(AccountStates<Tables> worlds) {
        this.worlds = worlds;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateTable", this::create,
                "DescribeTable", this::describe,
                "UpdateTable", new UpdateTable(worlds),
                "DeleteTable", this::delete,
                "ListTables", this::list);
    }

    private ResponseWriter create(Account account, Input input) {
        if (input.structure("StreamSpecification")
                .filter(stream -> stream.flag("StreamEnabled"))
                .isPresent()) {
            throw AwsException.invalid("The local cloud has no streams of tables: leave out StreamSpecification");
        }
        TableSchema definition = TableReader.read(input);
        Map<String, String> tags = TagOperations.read(input);
        Table table = worlds.of(account).create(definition);
        table.tags().putAll(tags);
        return TableWriter.description("TableDescription", table, "CREATING");
    }

    private ResponseWriter describe(Account account, Input input) {
        TableConstraints.name(input).check();
        Table table = worlds.of(account).described(RequestParameters.tableName(input));
        return TableWriter.description("Table", table, table.status());
    }

    private ResponseWriter delete(Account account, Input input) {
        TableConstraints.name(input).check();
        Tables tables = worlds.of(account);
        Table table = tables.described(RequestParameters.tableName(input));
        if (table.settings().deletionProtection()) {
            throw AwsException.invalid(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable"
                            + " deletion protection first.");
        }
        table.requireActive();
        tables.delete(table);
        return TableWriter.description("TableDescription", table, "DELETING");
    }

    private ResponseWriter list(Account account, Input input) {
        new Constraints(input)
                .pattern("ExclusiveStartTableName", RequestParameters.TABLE_NAME)
                .length("ExclusiveStartTableName", 3, RequestParameters.LONGEST_NAME)
                .range("Limit", 1, MOST_NAMES)
                .check();
        List<String> rest = List.copyOf(worlds.of(account)
                .all()
                .tailMap(input.text("ExclusiveStartTableName").orElse(""), false)
                .keySet());
        List<String> page = rest.subList(0, Math.min(input.integer("Limit").orElse(MOST_NAMES), rest.size()));
        return out -> {
            out.texts("TableNames", page);
            if (page.size() < rest.size()) {
                out.text("LastEvaluatedTableName", page.get(page.size() - 1));
            }
        };
    }
}
