package dev.wadi.delivery.outbox;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.util.PropertiesHelper;

/** What a step says of the messages that it makes, one of each record. */
@UriParams
public class MessageOptions extends ContentOptions {
    static final String ATTRIBUTE = "attribute.";

    @UriParam(
            label = "producer",
            description =
                    "What tells the message from all others, the same at every delivery of its record: text with expressions. It stands in the message attribute id, and is the de-duplication id of a FIFO queue or topic. Default: ${recordId}.")
    private String id;

    @UriParam(
            label = "producer",
            description =
                    "The group in which messages keep their order: text with expressions. Required for a FIFO queue or topic.")
    private String group;

    @UriParam(
            label = "producer",
            prefix = ATTRIBUTE,
            multiValue = true,
            description = "Attributes of the message, as attribute.NAME: text with expressions. Up to 9, beside id.")
    private Map<String, Object> attributes = new TreeMap<>();

    @Override
    public void take(Map<String, Object> parameters) {
        super.take(parameters);
        attributes.putAll(PropertiesHelper.extractProperties(parameters, ATTRIBUTE));
    }

    /** Whether nothing says what messages are made of. */
    boolean isUnset() {
        return getBody() == null
                && getFields().isEmpty()
                && getReason() == null
                && id == null
                && group == null
                && attributes.isEmpty();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = given(id);
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = given(group);
    }

    public Map<String, Object> getAttributes() {
        return attributes;
    }

    public void setAttributes(Map<String, Object> attributes) {
        this.attributes = attributes;
    }
}
