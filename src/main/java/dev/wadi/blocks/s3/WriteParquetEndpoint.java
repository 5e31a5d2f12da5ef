package dev.wadi.blocks.s3;

import dev.wadi.blocks.EffectEndpoint;
import java.nio.file.Path;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Write the records of each key as the rows of a typed Parquet file in an S3 bucket.
 *
 * <p>The columns and their types are declared in a file. A record that does not fit them is refused, the others are rows. Written once, the first file of a key
 * stays: records whose file is there already, byte for byte, end as unchanged.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "write-parquet",
        title = "Write Parquet",
        syntax = "write-parquet:bucket",
        producerOnly = true,
        category = {Category.CLOUD, Category.FILE})
public class WriteParquetEndpoint extends EffectEndpoint {
    private static final int MOST_WRITERS = 32;

    @UriPath(description = "Name of the bucket.")
    @Metadata(required = true)
    private final String bucket;

    @UriParam(
            label = "producer",
            description =
                    "Key of the file: text with expressions, such as orders/${header.file}.parquet. The records of an exchange with one key are the rows of"
                            + " one file, in their order. Required.")
    @Metadata(required = true)
    private String key;

    @UriParam(
            label = "producer",
            description =
                    "File with the columns, such as config/orders/orders.columns.yaml; a relative one is looked for from the folder of the installation."
                            + " Required.")
    @Metadata(required = true)
    private String columns;

    @UriParam(
            label = "producer",
            defaultValue = "${body}",
            description =
                    "What the row is made of: fields, or the text of a JSON object. Fields that are no column are left out.")
    private String row = "${body}";

    @UriParam(
            label = "producer",
            defaultValue = "UTC",
            description = "Time zone in which timestamps with an offset are written, as those of the file have none.")
    private String zone = "UTC";

    @UriParam(
            label = "producer",
            enums = "once,replace",
            defaultValue = "once",
            description =
                    "What becomes of a file that is there already: with once it stays, and records of another one are refused as other_content; with replace the"
                            + " new one takes its place.")
    private String mode = "once";

    @UriParam(
            label = "producer",
            description =
                    "The reason of records that cannot be written. Where it is not set, each cause has its own. A missing field keeps missing_field.")
    private String reason;

    @UriParam(label = "producer", defaultValue = "4", description = "How many files are put at a time, 1 to 32.")
    private int writers = 4;

    public WriteParquetEndpoint(String uri, WriteParquetComponent component, String bucket) {
        super(uri, component);
        this.bucket = bucket;
    }

    @Override
    public Producer createProducer() {
        if (writers < 1 || writers > MOST_WRITERS) {
            throw new IllegalArgumentException("Option writers is " + writers + ". Write 1 to " + MOST_WRITERS);
        }
        if (columns == null) {
            throw new IllegalArgumentException(
                    "Option columns is missing. Write columns: config/orders/orders.columns.yaml, a file with the columns");
        }
        Path home = Path.of(getCamelContext().resolvePropertyPlaceholders("{{wadi.home:.}}"));
        return new WriteParquetProducer(
                this,
                new ObjectStep(getCamelContext(), bucket, reason),
                KeyOption.required(expression("key", key), false),
                expression("row", row),
                ParquetColumns.load(home.resolve(columns), zone),
                PutMode.of(mode));
    }

    public String getBucket() {
        return bucket;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getColumns() {
        return columns;
    }

    public void setColumns(String columns) {
        this.columns = columns;
    }

    public String getRow() {
        return row;
    }

    public void setRow(String row) {
        this.row = row;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public int getWriters() {
        return writers;
    }

    public void setWriters(int writers) {
        this.writers = writers;
    }
}
