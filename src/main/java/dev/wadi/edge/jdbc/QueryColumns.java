package dev.wadi.edge.jdbc;

import dev.wadi.delivery.HoldException;
import dev.wadi.edge.jdbc.json.ColumnType;
import dev.wadi.edge.jdbc.json.SourceColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TypeInfo;

/** The columns of any query, as the server describes its answer. */
public final class QueryColumns {
    private QueryColumns() {}

    /** @throws HoldException if two have one name, so that no object can hold both */
    public static List<SourceColumn> of(Connection connection, ResultSet rows) throws SQLException {
        ResultSetMetaData told = rows.getMetaData();
        TypeInfo types = connection.unwrap(BaseConnection.class).getTypeInfo();
        List<SourceColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= told.getColumnCount(); i++) {
            String name = told.getColumnLabel(i);
            if (!names.add(name)) {
                throw new HoldException(
                        "The query gives two columns called " + name + ". Write one of them as: AS NAME.");
            }
            columns.add(new SourceColumn(name, type(told, i, types)));
        }
        return columns;
    }

    private static ColumnType type(ResultSetMetaData told, int column, TypeInfo types) throws SQLException {
        String name = told.getColumnTypeName(column);
        return switch (told.getColumnType(column)) {
            case Types.ARRAY -> {
                int array = types.getPGType(name);
                String element = types.getPGType(types.getPGArrayElement(array));
                yield ColumnType.of(element, told.getScale(column), types.getArrayDelimiter(array));
            }
            case Types.BINARY -> ColumnType.DECODED_BYTES;
            default -> ColumnType.of(name, told.getScale(column), (char) 0);
        };
    }
}
