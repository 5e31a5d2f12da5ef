package dev.wadi.edge.parquet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file as people and tests look at it, whoever wrote it.
 *
 * @param metadata keys and values of the footer
 */
public record ParquetDocument(Path file, MessageType schema, Map<String, String> metadata, long rows) {

    /** Reads the footer. */
    public static ParquetDocument open(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            ParquetMetadata footer = reader.getFooter();
            return new ParquetDocument(
                    file,
                    footer.getFileMetaData().getSchema(),
                    new TreeMap<>(footer.getFileMetaData().getKeyValueMetaData()),
                    reader.getRecordCount());
        }
    }

    /**
     * The first rows as JSON: dates as {@code 2026-11-03}, times as {@code 08:15:00.001000}, decimals as text with all digits of their scale, nulls written out.
     *
     * @param most more are not read
     */
    public List<ObjectNode> first(long most) throws IOException {
        List<ObjectNode> found = new ArrayList<>();
        try (ParquetReader<GenericRecord> reader = reader()) {
            while (found.size() < most) {
                GenericRecord row = reader.read();
                if (row == null) {
                    break;
                }
                found.add(json(row));
            }
        }
        return found;
    }

    private ParquetReader<GenericRecord> reader() throws IOException {
        return AvroParquetReader.<GenericRecord>builder(new LocalInputFile(file))
                .withDataModel(GenericData.get())
                .disableCompatibility()
                .withConf(new ReaderConfiguration())
                .build();
    }

    /** Hadoop's is made of it where a codec is first asked for, and that of this class path takes no entries; a codec asks for none. */
    private static final class ReaderConfiguration extends PlainParquetConfiguration {
        @Override
        public Iterator<Map.Entry<String, String>> iterator() {
            return Collections.emptyIterator();
        }
    }

    private ObjectNode json(GenericRecord row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Type column : schema.getFields()) {
            json.set(column.getName(), ShownValue.of(row.get(column.getName()), column));
        }
        return json;
    }
}
