package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.line.Conversion;
import dev.wadi.edge.line.RowField;
import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source while its mapping is read: its columns, and the fields that targets have asked for so far. Where the mapping declares no columns, it has those that are
 * used, each of the type that its first use gives it, or else a string.
 */
final class SourceReader {
    private static final String THE_COLUMN = "the column";
    private static final DeclaredColumn STRING = new DeclaredColumn(ParquetType.of(Kind.STRING), false);

    private final String name;
    private final boolean declared;
    private final Map<String, DeclaredColumn> columns = new LinkedHashMap<>();
    private final List<YamlNode> key;
    private final YamlNode version;
    private final List<RowField> fields = new ArrayList<>();

    SourceReader(String name, YamlNode node) {
        this.name = name;
        node.members("key", "version", "columns");
        Optional<YamlNode> types = node.optional("columns");
        declared = types.isPresent();
        types.ifPresent(all -> all.members().forEach((column, type) -> columns.put(column, declaration(type))));
        key = node.required("key").items();
        if (key.isEmpty()) {
            throw node.required("key").problem("name the columns of the primary key, such as [" + name + "_id]");
        }
        version = node.required("version");
        version.text();
        if (declared) {
            key.forEach(this::required);
            required(version);
        }
    }

    private static DeclaredColumn declaration(YamlNode node) {
        DeclaredType type = DeclaredType.of(node);
        return new DeclaredColumn(type.type(), type.nullable());
    }

    String name() {
        return name;
    }

    /** Its columns; empty where the mapping does not say. */
    Set<String> known() {
        return declared ? columns.keySet() : Set.of();
    }

    /** The column that an expression reads as this; what it is where it is not declared. */
    DeclaredColumn columnAs(YamlNode column, DeclaredColumn as) {
        if (!declared) {
            columns.putIfAbsent(column.text(), as);
            return as;
        }
        return column(THE_COLUMN, column, as);
    }

    /**
     * The column that a text of the mapping names.
     *
     * @param otherwise what it is where it is neither declared nor read by an expression
     */
    DeclaredColumn column(String use, YamlNode column, DeclaredColumn otherwise) {
        if (!declared) {
            return columns.computeIfAbsent(column.text(), name -> otherwise);
        }
        DeclaredColumn found = columns.get(column.text());
        if (found == null) {
            throw column.problem(use + " '" + column.text() + "' is no column of " + name
                    + YamlNode.suggestion(column.text(), columns.keySet()));
        }
        return found;
    }

    DeclaredColumn column(YamlNode column) {
        return column(THE_COLUMN, column, STRING);
    }

    private void required(YamlNode column) {
        if (column(column).nullable()) {
            throw column.problem(
                    "'" + column.text() + "' can be null, and a key or version cannot; declare it without '?'");
        }
    }

    /** The place of this field, which is there from now on. */
    int place(RowField field) {
        int place = fields.indexOf(field);
        if (place < 0) {
            fields.add(field);
            return fields.size() - 1;
        }
        return place;
    }

    /** The place of a column as it is. */
    int place(String column) {
        DeclaredColumn found = columns.get(column);
        return place(new RowField(column, Conversion.to(found.type()), found.nullable()));
    }

    List<Integer> keyPlaces() {
        return key.stream().map(this::requiredPlace).toList();
    }

    /** With the column that tells versions of a row apart. */
    List<Integer> versionPlaces() {
        List<Integer> places = new ArrayList<>(keyPlaces());
        places.add(requiredPlace(version));
        return List.copyOf(places);
    }

    private int requiredPlace(YamlNode column) {
        return place(new RowField(column.text(), Conversion.to(column(column).type()), false));
    }

    /** The type of its key, for who looks a row up by a column. */
    ParquetType onlyKeyType(YamlNode user) {
        if (key.size() != 1) {
            throw user.problem(name + " has a key of " + key.size() + " columns; a look-up needs one of one column");
        }
        return column(key.get(0)).type();
    }

    List<RowField> fields() {
        return fields;
    }
}
