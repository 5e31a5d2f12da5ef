package dev.wadi.edge.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** Writes the rows of one table to a file, compressed with ZSTD. A file that is there is replaced. To be closed: only then the file is whole. */
public final class ParquetTableWriter implements Closeable {
    /** Bounds the memory of a writer, to about twice of this. */
    private static final long ROW_GROUP_BYTES = 16L * 1024 * 1024;

    private final ParquetWriter<TypedRow> writer;
    private long rows;

    /** @param metadata keys and values for the footer */
    public ParquetTableWriter(Path file, ParquetTable schema, Map<String, String> metadata) throws IOException {
        writer = new Builder(new LocalOutputFile(file), schema)
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withSizeStatisticsEnabled(false)
                .withExtraMetaData(metadata)
                .build();
    }

    /** The row may be filled again afterwards. */
    public void write(TypedRow row) throws IOException {
        writer.write(row);
        rows++;
    }

    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<TypedRow, Builder> {
        private final ParquetTable schema;

        Builder(OutputFile file, ParquetTable schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // its class declares it abstract
        protected WriteSupport<TypedRow> getWriteSupport(Configuration configuration) {
            return new TypedRowSupport(schema);
        }

        @Override
        protected WriteSupport<TypedRow> getWriteSupport(ParquetConfiguration configuration) {
            return new TypedRowSupport(schema);
        }
    }
}
