package dev.wadi.blocks.s3;

import dev.wadi.blocks.BlockEndpoint;
import dev.wadi.edge.s3.ContentLimits;
import dev.wadi.settings.ByteSize;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Read an object of an S3 bucket for each record.
 *
 * <p>The content becomes the body, without the compression that the key tells of: .gz, .bz2, .xz, or .zip with one file in it.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "s3-read",
        title = "Read from S3",
        syntax = "s3-read:bucket",
        producerOnly = true,
        category = {Category.CLOUD, Category.FILE})
public class S3ReadEndpoint extends BlockEndpoint {
    private static final int MOST_READERS = 32;

    @UriPath(description = "Name of the bucket.")
    @Metadata(required = true)
    private final String bucket;

    @UriParam(
            label = "producer",
            description = "Key of the object: text with expressions, such as ${body[file]}. Required.")
    @Metadata(required = true)
    private String key;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether the key is URL-encoded, as in the notifications of S3. Then it is decoded, and a plus"
                            + " sign is a blank.")
    private boolean encodedKey;

    @UriParam(
            label = "producer",
            defaultValue = "50MiB",
            description = "Largest content, in bytes or with a unit such as 256KiB, decompressed. More is refused as"
                    + " too_large.")
    private String maxSize = "50MiB";

    @UriParam(
            label = "producer",
            defaultValue = "200",
            description =
                    "How many bytes may come out of each byte of a compressed object, 1 to 10000, where more than 1"
                            + " MiB comes out. More is refused as too_much_compressed.")
    private int maxRatio = 200;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the body is a stream, for a step that reads an object of any size once. It is closed"
                    + " where the exchange ends, in a split with its part. False: the body is the content.")
    private boolean stream;

    @UriParam(
            label = "producer",
            description =
                    "The reason of records whose object cannot be read. Where it is not set, each cause has its own. A"
                            + " missing field keeps missing_field.")
    private String reason;

    @UriParam(label = "producer", defaultValue = "4", description = "How many objects are read at a time, 1 to 32.")
    private int readers = 4;

    public S3ReadEndpoint(String uri, S3ReadComponent component, String bucket) {
        super(uri, component);
        this.bucket = bucket;
    }

    @Override
    public Producer createProducer() {
        if (readers < 1 || readers > MOST_READERS) {
            throw new IllegalArgumentException("Option readers is " + readers + ". Write 1 to " + MOST_READERS);
        }
        if (maxRatio < 1 || maxRatio > 10_000) {
            throw new IllegalArgumentException("Option maxRatio is " + maxRatio + ". Write 1 to 10000");
        }
        return new S3ReadProducer(
                this,
                new ObjectStep(getCamelContext(), bucket, reason),
                KeyOption.required(expression("key", key), encodedKey),
                new ContentLimits(ByteSize.parse(maxSize), maxRatio));
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

    public boolean isEncodedKey() {
        return encodedKey;
    }

    public void setEncodedKey(boolean encodedKey) {
        this.encodedKey = encodedKey;
    }

    public String getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(String maxSize) {
        this.maxSize = maxSize;
    }

    public int getMaxRatio() {
        return maxRatio;
    }

    public void setMaxRatio(int maxRatio) {
        this.maxRatio = maxRatio;
    }

    public boolean isStream() {
        return stream;
    }

    public void setStream(boolean stream) {
        this.stream = stream;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public int getReaders() {
        return readers;
    }

    public void setReaders(int readers) {
        this.readers = readers;
    }
}
