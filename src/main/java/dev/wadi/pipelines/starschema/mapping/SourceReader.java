package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.starschema.line.Conversion;
import dev.wadi.pipelines.starschema.line.RowField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A source while its mapping is read: its columns, and the fields that targets have asked for so far. */
final class SourceReader {
    private final String name;
    private final Map<String, DeclaredColumn> columns = new LinkedHashMap<>();
    private final List<YamlNode> key;
    private final YamlNode version;
    private final List<RowField> fields = new ArrayList<>();

    SourceReader(String name, YamlNode node) {
        this.name = name;
        node.members("key", "version", "columns");
        YamlNode declared = node.required("columns");
        declared.members().forEach((column, type) -> columns.put(column, column(type)));
        key = node.required("key").items();
        if (key.isEmpty()) {
            throw node.required("key").problem("name the columns of the primary key, such as [" + name + "_id]");
        }
        key.forEach(this::required);
        version = node.required("version");
        required(version);
    }

    private static DeclaredColumn column(YamlNode node) {
        DeclaredType type = DeclaredType.of(node);
        return new DeclaredColumn(type.type(), type.nullable());
    }

    String name() {
        return name;
    }

    Map<String, DeclaredColumn> columns() {
        return columns;
    }

    /** The column that a text of the mapping names. */
    DeclaredColumn column(String use, YamlNode column) {
        DeclaredColumn found = columns.get(column.text());
        if (found == null) {
            throw column.problem(use + " '" + column.text() + "' is no column of " + name
                    + YamlNode.suggestion(column.text(), columns.keySet()));
        }
        return found;
    }

    private void required(YamlNode column) {
        if (column("the column", column).nullable()) {
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
        DeclaredColumn declared = columns.get(column);
        return place(new RowField(column, Conversion.to(declared.type()), declared.nullable()));
    }

    List<Integer> keyPlaces() {
        return key.stream().map(column -> place(column.text())).toList();
    }

    /** With the column that tells versions of a row apart. */
    List<Integer> versionPlaces() {
        List<Integer> places = new ArrayList<>(keyPlaces());
        places.add(place(version.text()));
        return List.copyOf(places);
    }

    /** The type of its key, for who looks a row up by a column. */
    ParquetType onlyKeyType(YamlNode user) {
        if (key.size() != 1) {
            throw user.problem(name + " has a key of " + key.size() + " columns; a look-up needs one of one column");
        }
        return columns.get(key.get(0).text()).type();
    }

    List<RowField> fields() {
        return fields;
    }
}
