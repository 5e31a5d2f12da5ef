package dev.wadi.blocks.records;

import dev.wadi.blocks.BlockEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Divide the records of a poll into parts that may be worked on at the same time.
 *
 * <p>The body becomes a list of lists. Records of the same key are in the same list, in their order. A split with <code>parallelProcessing: true</code> over
 * it has one exchange for each part, and a split inside of that one for each record.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "partition",
        title = "Partition",
        syntax = "partition:parts",
        producerOnly = true,
        remote = false,
        category = {Category.TRANSFORMATION})
public class PartitionEndpoint extends BlockEndpoint {
    private static final int MOST = 1000;

    @UriPath(description = "Most parts, 1 to 1000. There are fewer where there are fewer keys.")
    @Metadata(required = true, javaType = "java.lang.Integer")
    private final int parts;

    @UriParam(
            label = "producer",
            description =
                    "What records with the same value of keep their order: a text with parts such as ${body[customer]} or ${header.CamelAwsKinesisPartitionKey}.")
    @Metadata(required = true)
    private String by;

    public PartitionEndpoint(String uri, PartitionComponent component, String parts) {
        super(uri, component);
        this.parts = parts.matches("\\d{1,4}") ? Integer.parseInt(parts) : 0;
        if (this.parts < 1 || this.parts > MOST) {
            throw new IllegalArgumentException("partition:" + parts + " is no number from 1 to " + MOST);
        }
    }

    @Override
    public Producer createProducer() {
        if (by == null) {
            throw new IllegalArgumentException(
                    "partition:" + parts
                            + " needs the option by, such as by=${body[customer]}: records with the same value keep their order");
        }
        return new PartitionProducer(this, parts, expression("by", by));
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public int getParts() {
        return parts;
    }

    public String getBy() {
        return by;
    }

    public void setBy(String by) {
        this.by = by;
    }
}
