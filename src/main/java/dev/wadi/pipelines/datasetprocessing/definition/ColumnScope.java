package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns that a table has at some step, so that a step that names another one is refused when the file is loaded. */
final class ColumnScope {
    /** Stands for the four columns of a place. */
    static final String PLACE = "place";

    private static final Pattern RANGE = Pattern.compile("(\\D*)(\\d{1,4})\\.\\.(\\d{1,4})");

    private final Set<String> columns;

    ColumnScope(Collection<String> columns) {
        this.columns = new LinkedHashSet<>(columns);
    }

    ColumnScope copy() {
        return new ColumnScope(columns);
    }

    Set<String> columns() {
        return columns;
    }

    void make(String column) {
        columns.add(column);
    }

    void replaceBy(Collection<String> others) {
        List<String> next = List.copyOf(others);
        columns.clear();
        columns.addAll(next);
    }

    /** One column that is there. */
    String column(YamlNode node) {
        return require(node.text(), node);
    }

    /** Several that are there. {@code place} stands for its four columns, {@code 0..9} for ten. */
    List<String> columns(YamlNode node) {
        List<String> all = new ArrayList<>();
        for (YamlNode item : node.items()) {
            for (String column : expanded(item)) {
                all.add(require(column, item));
            }
        }
        return all;
    }

    /** The columns that an item of a list stands for. */
    static List<String> expanded(YamlNode item) {
        String text = item.text();
        Matcher range = RANGE.matcher(text);
        if (text.equals(PLACE)) {
            return Geography.PLACE;
        }
        if (!range.matches()) {
            return List.of(text);
        }
        List<String> all = new ArrayList<>();
        for (int number = Integer.parseInt(range.group(2)); number <= Integer.parseInt(range.group(3)); number++) {
            all.add(range.group(1) + number);
        }
        return all;
    }

    private String require(String column, YamlNode node) {
        if (!columns.contains(column)) {
            throw node.problem(
                    "there is no column '" + column + "' at this step" + YamlNode.suggestion(column, columns));
        }
        return column;
    }
}
