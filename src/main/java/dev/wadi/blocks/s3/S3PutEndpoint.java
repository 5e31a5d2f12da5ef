package dev.wadi.blocks.s3;

import dev.wadi.blocks.EffectEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Put an object of each record into an S3 bucket, once or in place of what is there.
 *
 * <p>Put once, the first object of a key stays: a record whose object is there already ends as unchanged, and one that would be another object is refused.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "s3-put",
        title = "Put into S3",
        syntax = "s3-put:bucket",
        producerOnly = true,
        category = {Category.CLOUD, Category.FILE})
public class S3PutEndpoint extends EffectEndpoint {
    private static final int MOST_WRITERS = 32;

    @UriPath(description = "Name of the bucket.")
    @Metadata(required = true)
    private final String bucket;

    @UriParam(
            label = "producer",
            description = "Key of the object: text with expressions, such as orders/${body[id]}.json. Required.")
    @Metadata(required = true)
    private String key;

    @UriParam(
            label = "producer",
            defaultValue = "${body}",
            description =
                    "What the object holds: text with expressions. One expression alone may also be bytes, a file such as"
                            + " database-read makes, or fields, which become JSON.")
    private String body = "${body}";

    @UriParam(
            label = "producer",
            enums = "once,replace",
            defaultValue = "once",
            description =
                    "What becomes of an object that is there already: with once it stays, and a record with another"
                            + " one is refused as other_content; with replace the new one takes its place.")
    private String mode = "once";

    @UriParam(
            label = "producer",
            defaultValue = "application/octet-stream",
            description = "The type of the content, such as application/json.")
    private String contentType = "application/octet-stream";

    @UriParam(
            label = "producer",
            description =
                    "The reason of records that cannot be put. Where it is not set, each cause has its own. A missing"
                            + " field keeps missing_field.")
    private String reason;

    @UriParam(
            label = "producer",
            defaultValue = "8",
            description = "How many objects are put at a time, 1 to 32; those of one key one after the other, in their"
                    + " order.")
    private int writers = 8;

    public S3PutEndpoint(String uri, S3PutComponent component, String bucket) {
        super(uri, component);
        this.bucket = bucket;
    }

    @Override
    public Producer createProducer() {
        if (writers < 1 || writers > MOST_WRITERS) {
            throw new IllegalArgumentException("Option writers is " + writers + ". Write 1 to " + MOST_WRITERS);
        }
        if (!contentType.matches("[\\x21-\\x7E][\\x20-\\x7E]*")) {
            throw new IllegalArgumentException("Option contentType is \"" + contentType + "\". Write such as text/csv");
        }
        return new S3PutProducer(
                this,
                new ObjectStep(getCamelContext(), bucket, reason),
                KeyOption.required(expression("key", key), false),
                expression("body", body),
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

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getContentType() {
        return contentType;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
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
