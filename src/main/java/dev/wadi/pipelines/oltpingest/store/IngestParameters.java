package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.pipelines.oltpingest.StoredState;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The two parameters of each table (spec section 4).
 *
 * @param environment stands in names for <code>{env}</code>
 * @param timestampName with <code>{env}</code> and <code>{table}</code>
 * @param idName the same
 */
public record IngestParameters(SsmClient store, String environment, String timestampName, String idName) {

    private static final Pattern UNUSABLE = Pattern.compile("[^A-Za-z0-9_-]");

    public StoredState read(String table) {
        return StoredState.parse(
                timestampName(table) + of(table),
                get(timestampName(table)),
                idName(table) + of(table),
                get(idName(table)));
    }

    /** The id alone; empty where there is none. */
    public Optional<Long> id(String table) {
        return StoredState.parse("", Optional.empty(), idName(table) + of(table), get(idName(table)))
                .id();
    }

    /** For messages: a template may spell the table otherwise. */
    private static String of(String table) {
        return " of the table " + table;
    }

    public void writeTimestamp(String table, String value) {
        put(timestampName(table), value);
    }

    public void writeId(String table, long id) {
        put(idName(table), Long.toString(id));
    }

    public String timestampName(String table) {
        return name(timestampName, table);
    }

    public String idName(String table) {
        return name(idName, table);
    }

    private String name(String template, String table) {
        return template.replace("{env}", environment).replace("{table}", spelled(table));
    }

    /** The store takes few characters: each other one is a dot and its number, so that no two tables have one name. */
    private static String spelled(String table) {
        return UNUSABLE.matcher(table)
                .replaceAll(found ->
                        String.format(Locale.ROOT, ".%x.", found.group().codePointAt(0)));
    }

    private Optional<String> get(String name) {
        try {
            return Optional.of(store.getParameter(request -> request.name(name))
                    .parameter()
                    .value());
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        }
    }

    private void put(String name, String value) {
        store.putParameter(request ->
                request.name(name).value(value).type(ParameterType.STRING).overwrite(true));
    }
}
