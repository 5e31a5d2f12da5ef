package dev.wadi.local.dynamodb.table;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The tables of one account, by name. Called from one thread only, as all of an emulator is. */
public final class Tables {

    private final NavigableMap<String, Table> tables = new TreeMap<>();
    private final Account account;
    private final Emulation emulation;
    private final HeldItems held;

    public Tables(Account account, Emulation emulation) {
        this.account = account;
        this.emulation = emulation;
        this.held = new HeldItems(emulation.realTime());
    }

    public HeldItems held() {
        return held;
    }

    public Account account() {
        return account;
    }

    public Table create(TableSchema definition) {
        if (tables.containsKey(definition.name())) {
            throw AwsException.refused("ResourceInUseException", "Table already exists: " + definition.name());
        }
        Table table = new Table(definition, account, emulation);
        tables.put(definition.name(), table);
        return table;
    }

    public void delete(Table table) {
        tables.remove(table.name());
    }

    public Optional<Table> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** For calls about the table itself: there AWS names it in its refusal. */
    public Table described(String name) {
        return find(name).orElseThrow(() -> notFound("Requested resource not found: Table: " + name + " not found"));
    }

    /** For calls about items: a table that is being created is not there for them. */
    public Table open(String name) {
        return find(name)
                .filter(table -> !table.isCreating())
                .orElseThrow(() -> notFound("Requested resource not found"));
    }

    public NavigableMap<String, Table> all() {
        return tables;
    }

    public static AwsException notFound(String message) {
        return AwsException.refused("ResourceNotFoundException", message);
    }
}
