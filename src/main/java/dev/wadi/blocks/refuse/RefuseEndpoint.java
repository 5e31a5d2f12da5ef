package dev.wadi.blocks.refuse;

import dev.wadi.blocks.BlockEndpoint;
import dev.wadi.blocks.BlockReason;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Refuse a record for a reason of the route's own.
 *
 * <p>The record goes to the dead-letter queue as its source handed it over, with reason and detail; no step behind this one gets it, its neighbours go on. The
 * step stands inside of a split into records, mostly in a branch of a choice.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "refuse",
        title = "Refuse",
        syntax = "refuse:reason",
        producerOnly = true,
        remote = false,
        category = {Category.CORE})
public class RefuseEndpoint extends BlockEndpoint {
    @UriPath(
            description =
                    "The reason, as it stands in dead letters, metrics and scenarios: lower-case letters, digits and underscores, such as too_small.")
    @Metadata(required = true)
    private final String reason;

    @UriParam(
            label = "producer",
            description =
                    "For the person who reads the dead letter, at most 500 characters: text with parts such as ${body[total]} and ${header.kind}.")
    private String detail;

    private final BlockReason word;

    public RefuseEndpoint(String uri, RefuseComponent component, String reason) {
        super(uri, component);
        this.reason = reason;
        word = new BlockReason(reason);
    }

    @Override
    public Producer createProducer() {
        return new RefuseProducer(this, word, expression("detail", detail));
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public String getReason() {
        return reason;
    }

    public String getDetail() {
        return detail;
    }

    public void setDetail(String detail) {
        this.detail = detail;
    }
}
