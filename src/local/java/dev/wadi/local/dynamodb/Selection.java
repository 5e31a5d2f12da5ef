package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.ItemTree;
import dev.wadi.local.dynamodb.table.KeySchema;
import dev.wadi.local.dynamodb.table.SecondaryIndex;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query or scan reads, and what of each item it shows.
 *
 * @param whole whether items of a local index are looked up in the table
 */
record Selection(
        Table table,
        Optional<SecondaryIndex> index,
        Optional<Projection> projection,
        boolean showsItems,
        boolean whole) {

    static final List<String> SELECT =
            List.of("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");

    private static final String INVALID = "One or more parameter values were invalid: ";

    static Selection of(Table table, Input input, Optional<Projection> projection) {
        Optional<SecondaryIndex> index = input.text("IndexName").map(name -> table.index(name)
                .orElseThrow(() -> AwsException.invalid("The table does not have the specified index: " + name)));
        String select = input.text("Select").orElse("");
        if (index.isPresent() && index.get().global()) {
            if (input.flag("ConsistentRead")) {
                throw AwsException.invalid("Consistent reads are not supported on global secondary indexes");
            }
            if (select.equals("ALL_ATTRIBUTES") && !index.get().projectsAll()) {
                throw AwsException.invalid(INVALID + "Select type ALL_ATTRIBUTES is not supported for global secondary"
                        + " index " + index.get().name() + " because its projection type is not ALL");
            }
            checkProjected(index.get(), table, projection);
        }
        boolean local = index.isPresent() && !index.get().global();
        return new Selection(
                table,
                index,
                projection,
                !select.equals("COUNT"),
                local && (select.equals("ALL_ATTRIBUTES") || projection.isPresent()));
    }

    /** What can be told wrong without the table. */
    static void check(Input input) {
        String select = input.text("Select").orElse("");
        boolean projected = input.has("ProjectionExpression") || input.has("AttributesToGet");
        if (select.equals("SPECIFIC_ATTRIBUTES") && !projected) {
            throw AwsException.invalid(
                    INVALID + "Must specify the AttributesToGet or ProjectionExpression when choosing"
                            + " to get SPECIFIC_ATTRIBUTES");
        }
        if (select.equals("ALL_PROJECTED_ATTRIBUTES") && !input.has("IndexName")) {
            throw AwsException.invalid(
                    INVALID + "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (projected && !select.isEmpty() && !select.equals("SPECIFIC_ATTRIBUTES")) {
            String parameter = input.has("ProjectionExpression") ? "ProjectionExpression" : "AttributesToGet";
            throw AwsException.invalid("Cannot specify the " + parameter + " when choosing to get "
                    + (select.equals("COUNT") ? "only the Count" : select));
        }
    }

    private static void checkProjected(SecondaryIndex index, Table table, Optional<Projection> projection) {
        if (index.projectsAll() || projection.isEmpty()) {
            return;
        }
        List<String> missing = projection.get().paths().stream()
                .map(path -> path.attribute())
                .filter(name -> !table.schema().names().contains(name)
                        && !index.schema().names().contains(name)
                        && !index.definition().projection().nonKeyAttributes().contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw AwsException.invalid(
                    INVALID + "Global secondary index " + index.name() + " does not project " + missing);
        }
    }

    ItemTree items() {
        return index.map(SecondaryIndex::items).orElseGet(table::items);
    }

    KeySchema schema() {
        return index.map(SecondaryIndex::schema).orElseGet(table::schema);
    }

    /** The attributes that a filter may look at. */
    Map<String, AttributeValue> seen(Map<String, AttributeValue> item) {
        return index.isPresent() && !whole ? index.get().shown(item) : item;
    }

    Map<String, AttributeValue> shown(Map<String, AttributeValue> seen) {
        return projection.isPresent() ? projection.get().of(seen) : seen;
    }

    int size(Item item) {
        return index.isPresent() && !whole ? index.get().size(item) : item.size();
    }

    /** The place that {@code ExclusiveStartKey} means. */
    Optional<ItemKey> start(Input input) {
        return input.object("ExclusiveStartKey")
                .map(node -> start(WriteRequest.attributes(input, "ExclusiveStartKey")));
    }

    private ItemKey start(Map<String, AttributeValue> start) {
        List<String> names = new ArrayList<>(table.schema().names());
        schema().names().stream().filter(name -> !names.contains(name)).forEach(names::add);
        boolean complete = start.size() == names.size()
                && names.stream()
                        .allMatch(name -> start.containsKey(name)
                                && start.get(name).type() == table.attributes().get(name));
        if (!complete) {
            throw AwsException.invalid("The provided starting key is invalid");
        }
        ItemKey key = table.schema().unchecked(start);
        return index.isPresent()
                ? index.get()
                        .key(key, start)
                        .orElseThrow(() -> AwsException.invalid("The provided starting key is invalid"))
                : key;
    }

    static Table table(Tables tables, Input input) {
        return tables.open(RequestParameters.tableName(input));
    }
}
