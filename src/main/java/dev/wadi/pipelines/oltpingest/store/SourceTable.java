package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.edge.jdbc.json.ColumnType;
import dev.wadi.edge.jdbc.json.SourceColumn;
import dev.wadi.pipelines.oltpingest.IngestException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as the catalogue has it now: columns may come, go and get other names between two runs.
 *
 * @param oid that the catalogue knows it by
 * @param key columns of its primary key; empty for none
 * @param binary columns whose values the driver would decode
 */
public record SourceTable(
        String schema, String name, long oid, List<SourceColumn> columns, List<String> key, List<String> binary) {
    private static final String FIND = """
            SELECT c.oid, n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname = ANY (current_schemas(false))
            ORDER BY array_position(current_schemas(false), n.nspname) LIMIT 1""";

    /** A domain is followed to its base; what the domain says of digits is for columns that say nothing themselves. */
    private static final String COLUMNS = """
            WITH RECURSIVE base AS (
              SELECT a.attnum, a.attname, a.atttypid AS type, a.atttypmod AS modifier FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
              UNION ALL
              SELECT b.attnum, b.attname, t.typbasetype, CASE WHEN b.modifier < 0 THEN t.typtypmod ELSE b.modifier END
              FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.type AND t.typtype = 'd')
            SELECT b.attname, COALESCE(d.typname, e.typname, t.typname), COALESCE(NULLIF(b.modifier, -1), e.typtypmod, -1),
              COALESCE(e.typdelim::text, '')
            FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.type AND t.typtype <> 'd'
            LEFT JOIN pg_catalog.pg_type e ON e.typarray = t.oid
            LEFT JOIN pg_catalog.pg_type d ON d.oid = e.typbasetype ORDER BY b.attnum""";

    private static final String KEY = """
            SELECT a.attname FROM pg_catalog.pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indrelid = ?::oid AND i.indisprimary AND k.place <= i.indnkeyatts ORDER BY k.place""";

    /**
     * Looks it up in the schemas of the connection.
     *
     * @param watermarks columns that it must have
     * @throws IngestException if it, or one of them, is not there
     */
    public static SourceTable find(Connection connection, String table, List<String> watermarks) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, table);
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    throw new IngestException(
                            "unknown-table",
                            "the database has no table " + table + " in the schemas of its search path. Correct"
                                    + " oltp-ingest.tables, or add currentSchema=SCHEMA to oltp-ingest.database-url");
                }
                SourceTable known = columns(connection, found.getLong(1), found.getString(2), table);
                requireAll(known, watermarks);
                return known;
            }
        }
    }

    private static SourceTable columns(Connection connection, long oid, String schema, String table)
            throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        List<String> binary = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setLong(1, oid);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String delimiter = rows.getString(4);
                    columns.add(new SourceColumn(
                            rows.getString(1),
                            ColumnType.of(
                                    rows.getString(2), rows.getInt(3), delimiter.isEmpty() ? 0 : delimiter.charAt(0))));
                    if (rows.getString(2).equals("bytea") && delimiter.isEmpty()) {
                        binary.add(rows.getString(1));
                    }
                }
            }
        }
        return new SourceTable(schema, table, oid, columns, key(connection, oid), binary);
    }

    private static List<String> key(Connection connection, long oid) throws SQLException {
        List<String> key = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(KEY)) {
            query.setLong(1, oid);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    key.add(rows.getString(1));
                }
            }
        }
        return key;
    }

    /** Whether it has more rows than this. */
    public boolean hasMoreRows(Connection connection, int number) throws SQLException {
        String query = "SELECT count(*) > " + number + " FROM (SELECT 1 FROM " + quotedName() + " LIMIT " + number
                + " + 1) AS t";
        try (PreparedStatement count = connection.prepareStatement(query);
                ResultSet answer = count.executeQuery()) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    /** As it stands in a statement. */
    String quotedName() {
        return RowQuery.quoted(schema) + "." + RowQuery.quoted(name);
    }

    private static void requireAll(SourceTable table, List<String> watermarks) {
        for (String column : watermarks) {
            if (table.columns().stream().noneMatch(one -> one.name().equals(column))) {
                throw new IngestException(
                        "missing-watermark",
                        "the table " + table.name() + " has no column " + column
                                + ", which oltp-ingest.watermark names."
                                + " Its columns are "
                                + table.columns().stream()
                                        .map(SourceColumn::name)
                                        .toList()
                                + ". Correct that setting, or take the table out of oltp-ingest.tables");
            }
        }
    }
}
