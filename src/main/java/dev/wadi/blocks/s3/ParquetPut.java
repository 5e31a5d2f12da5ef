package dev.wadi.blocks.s3;

import dev.wadi.delivery.PollRecord;
import dev.wadi.edge.parquet.ParquetTable;
import dev.wadi.edge.parquet.ParquetTableWriter;
import dev.wadi.edge.parquet.TypedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The file of one key: its records, and their rows. */
final class ParquetPut {
    private final String key;
    private final List<PollRecord> records = new ArrayList<>();
    private final List<TypedRow> rows = new ArrayList<>();
    private ObjectPut put;

    ParquetPut(String key) {
        this.key = key;
    }

    void add(PollRecord record, TypedRow row) {
        records.add(record);
        rows.add(row);
    }

    List<PollRecord> records() {
        return records;
    }

    /** The same rows always become the same bytes. */
    ObjectPut prepare(ParquetTable table) throws IOException {
        Path file = Files.createTempFile("write-parquet-", ".parquet");
        try {
            try (ParquetTableWriter writer = new ParquetTableWriter(file, table, Map.of())) {
                for (TypedRow row : rows) {
                    writer.write(row);
                }
            }
            put = new ObjectPut(records.get(0), key, new PutContent.Bytes(Files.readAllBytes(file)));
            return put;
        } finally {
            Files.delete(file);
        }
    }

    /** Null before it was made. */
    ObjectPut put() {
        return put;
    }
}
