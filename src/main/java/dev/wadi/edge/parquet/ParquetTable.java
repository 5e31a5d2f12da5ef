package dev.wadi.edge.parquet;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The columns of a table, in the order of its files. */
public record ParquetTable(String table, List<TableColumn> columns) {
    public ParquetTable {
        columns = List.copyOf(columns);
    }

    /** What stands in the footer of a file. */
    public MessageType parquet() {
        List<Type> types = columns.stream()
                .<Type>map(column -> column.type().parquet(column.name(), column.nullable()))
                .toList();
        return new MessageType(table, types);
    }
}
