package dev.wadi.edge.parquet;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Hands the values of rows to Parquet as they are, with no record of another library in between. */
final class TypedRowSupport extends WriteSupport<TypedRow> {
    private final ParquetTable schema;
    private final String[] names;
    private final PrimitiveTypeName[] types;
    private final boolean[] required;
    private RecordConsumer consumer;

    TypedRowSupport(ParquetTable schema) {
        this.schema = schema;
        int columns = schema.columns().size();
        names = new String[columns];
        types = new PrimitiveTypeName[columns];
        required = new boolean[columns];
        for (int at = 0; at < columns; at++) {
            TableColumn column = schema.columns().get(at);
            names[at] = column.name();
            types[at] = column.type().parquet(column.name(), column.nullable()).getPrimitiveTypeName();
            required[at] = !column.nullable();
        }
    }

    @Override
    @SuppressWarnings("deprecation") // its class declares it abstract
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema.parquet(), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema.parquet(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer target) {
        consumer = target;
    }

    /** @throws IllegalArgumentException if a column that must have a value has none */
    @Override
    public void write(TypedRow row) {
        requireValues(row);
        consumer.startMessage();
        for (int at = 0; at < names.length; at++) {
            if (!row.isNull(at)) {
                consumer.startField(names[at], at);
                add(row, at);
                consumer.endField(names[at], at);
            }
        }
        consumer.endMessage();
    }

    private void requireValues(TypedRow row) {
        for (int at = 0; at < names.length; at++) {
            if (required[at] && row.isNull(at)) {
                throw new IllegalArgumentException("column " + names[at] + " of " + schema.table() + " has no value");
            }
        }
    }

    private void add(TypedRow row, int at) {
        switch (types[at]) {
            case INT32 -> consumer.addInteger((int) row.number(at));
            case INT64 -> consumer.addLong(row.number(at));
            case BOOLEAN -> consumer.addBoolean(row.number(at) != 0);
            default -> consumer.addBinary(Binary.fromConstantByteArray(row.text(at)));
        }
    }
}
