package dev.wadi.blocks.s3;

import dev.wadi.blocks.BlockEndpoint;
import dev.wadi.blocks.ValuePlace;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * List the objects of an S3 bucket whose keys begin with a prefix, for each record.
 *
 * <p>What is put into the record is a list in the order of the keys. Each of it has key, size (in bytes), lastModified (in UTC) and etag.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "s3-list",
        title = "List S3",
        syntax = "s3-list:bucket",
        producerOnly = true,
        category = {Category.CLOUD, Category.FILE})
public class S3ListEndpoint extends BlockEndpoint {
    private static final int MOST = 100_000;

    @UriPath(description = "Name of the bucket.")
    @Metadata(required = true)
    private final String bucket;

    @UriParam(
            label = "producer",
            description = "How the keys begin: text with expressions, such as raw/${body[edition]}/. Required.")
    @Metadata(required = true)
    private String prefix;

    @UriParam(
            label = "producer",
            description = "Where the list is put: header.NAME, or body[FIELD] where the body has fields. Required.")
    @Metadata(required = true)
    private String into;

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            description = "Most objects, 1 to 100000. More are refused as too_many_objects.")
    private int maxObjects = 1000;

    @UriParam(
            label = "producer",
            description =
                    "The reason of records whose objects cannot be listed. Where it is not set, each cause has its"
                            + " own. A missing field keeps missing_field.")
    private String reason;

    public S3ListEndpoint(String uri, S3ListComponent component, String bucket) {
        super(uri, component);
        this.bucket = bucket;
    }

    @Override
    public Producer createProducer() {
        if (prefix == null) {
            throw new IllegalArgumentException(
                    "Option prefix is missing. Write prefix: FOLDER/${body[id]}/, or how the keys begin");
        }
        if (into == null) {
            throw new IllegalArgumentException("Option into is missing. Write into: header.NAME, or into: body[FIELD]");
        }
        if (maxObjects < 1 || maxObjects > MOST) {
            throw new IllegalArgumentException("Option maxObjects is " + maxObjects + ". Write 1 to " + MOST);
        }
        return new S3ListProducer(
                this,
                new ObjectStep(getCamelContext(), bucket, reason),
                expression("prefix", prefix),
                ValuePlace.parse("into", into));
    }

    public String getBucket() {
        return bucket;
    }

    public String getPrefix() {
        return prefix;
    }

    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    public String getInto() {
        return into;
    }

    public void setInto(String into) {
        this.into = into;
    }

    public int getMaxObjects() {
        return maxObjects;
    }

    public void setMaxObjects(int maxObjects) {
        this.maxObjects = maxObjects;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
