package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.edge.jdbc.json.SourceColumn;
import dev.wadi.pipelines.oltpingest.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One SELECT: all columns of a table and behind them the watermark of the row, in the order of watermark and primary key (spec section 2).
 *
 * @param text with placeholders
 * @param values of these
 */
public record RowQuery(String text, List<String> values) {
    /** The first one is that of the whole. */
    private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    /**
     * All rows, for a first run.
     *
     * @param undatedFirst rows without a time come first and not last: a first run that needs several objects, and dies between two, must have had them
     */
    public static RowQuery all(SourceTable table, List<String> watermarks, boolean undatedFirst) {
        String watermark = greatest(watermarks);
        String first = undatedFirst
                ? "(" + watermark + " IS NOT NULL AND " + watermark + " <> 'infinity' AND " + watermark
                        + " <> '-infinity'), "
                : "";
        return new RowQuery(select(table, watermark) + order(table, first + watermark), List.of());
    }

    /**
     * Rows that may be new.
     *
     * @param from the first watermark
     * @param inclusive false: only later ones
     * @param to the last watermark; empty for all
     */
    public static RowQuery since(
            SourceTable table, List<String> watermarks, Watermark from, boolean inclusive, Optional<Watermark> to) {
        String watermark = greatest(watermarks);
        List<String> values = new ArrayList<>(Collections.nCopies(watermarks.size(), from.parameter()));
        // the greatest of them is as late if one of them is; an index on one of them serves that, and none serves
        // GREATEST
        String condition = watermarks.stream()
                .map(column -> quoted(column) + (inclusive ? " >= " : " > ") + "?::timestamp")
                .collect(Collectors.joining(" OR ", " WHERE (", ") AND " + watermark + " < 'infinity'"));
        if (to.isPresent()) {
            condition += " AND " + watermark + " <= ?::timestamp";
            values.add(to.get().parameter());
        }
        return new RowQuery(select(table, watermark) + condition + order(table, watermark), values);
    }

    /** How many rows it will give, as the planner of the database expects. */
    public long estimate(Connection connection) throws SQLException {
        try (PreparedStatement plan = connection.prepareStatement("EXPLAIN (FORMAT JSON) " + text)) {
            for (int i = 0; i < values.size(); i++) {
                plan.setString(i + 1, values.get(i));
            }
            try (ResultSet answer = plan.executeQuery()) {
                Matcher rows = answer.next() ? PLAN_ROWS.matcher(answer.getString(1)) : PLAN_ROWS.matcher("");
                return rows.find() ? Long.parseLong(rows.group(1)) : 0;
            }
        }
    }

    private static String select(SourceTable table, String watermark) {
        return table.columns().stream()
                        .map(SourceColumn::name)
                        .map(name -> quoted(name) + (table.binary().contains(name) ? "::text" : ""))
                        .collect(Collectors.joining(", ", "SELECT ", ", " + watermark + "::timestamp FROM "))
                + table.quotedName();
    }

    private static String order(SourceTable table, String first) {
        return " ORDER BY " + first
                + table.key().stream().map(name -> ", " + quoted(name)).collect(Collectors.joining());
    }

    private static String greatest(List<String> watermarks) {
        return watermarks.stream().map(RowQuery::quoted).collect(Collectors.joining(", ", "GREATEST(", ")"));
    }

    /** As an identifier, whatever its letters. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
