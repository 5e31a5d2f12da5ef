package dev.wadi.blocks.database;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.wadi.blocks.ValuePlace;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.jdbc.JsonRows;
import dev.wadi.edge.json.JsonObjectReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What rows become in a record, and how many there may be.
 *
 * @param place null: they are the body, in a file
 * @param maxSize of their lines, in bytes
 */
record RowsForm(ValuePlace place, long maxRows, long maxSize) {
    /** The size of a row bounds what is read; numbers are exact. */
    private static final ObjectReader ROW = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(JsonObjectReader.UNBOUNDED)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readerFor(Map.class);

    private interface Line {
        void add(byte[] bytes, int length) throws IOException;
    }

    /**
     * Puts them into the record.
     *
     * @param files gets each file before it is written; it must be there as long as the record is on its way
     * @return how many there are
     */
    long put(PollRecord one, JsonRows rows, Consumer<Path> files) throws SQLException, RefusedException, IOException {
        if (place != null) {
            List<Object> list = new ArrayList<>();
            long number = each(rows, (bytes, length) -> list.add(ROW.readValue(bytes, 0, length)));
            place.put(one.message(), list);
            return number;
        }
        Path file = Files.createTempFile("database-read-", ".jsonl");
        files.accept(file);
        long number;
        try (OutputStream out = Files.newOutputStream(file);
                BufferedOutputStream lines = new BufferedOutputStream(out, 1 << 16)) {
            number = each(rows, (bytes, length) -> lines.write(bytes, 0, length));
        }
        one.message().setBody(file.toFile());
        return number;
    }

    private long each(JsonRows rows, Line line) throws SQLException, RefusedException, IOException {
        long number = 0;
        long size = 0;
        while (rows.next()) {
            size += rows.line().length();
            if (++number > maxRows) {
                throw DatabaseReason.too_many_rows.because("the query gives more than " + maxRows + " rows");
            }
            if (size > maxSize) {
                throw DatabaseReason.too_large.because("the rows have more than " + maxSize + " bytes");
            }
            line.add(rows.line().array(), rows.line().length());
        }
        return number;
    }
}
