package dev.wadi.delivery.outbox;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.util.PropertiesHelper;

/** What a step says of the content that it makes of a record. */
@UriParams
public class ContentOptions {
    static final String FIELD = "field.";

    @UriParam(
            label = "producer",
            description =
                    "What is sent: text with expressions, in which nothing is escaped. Default: the body of the record, as JSON where a step has parsed it. Either this or field.")
    private String body;

    @UriParam(
            label = "producer",
            prefix = FIELD,
            multiValue = true,
            description =
                    "The fields of the JSON object that is sent, as field.NAME: text with expressions. One expression alone keeps its type. They stand in alphabetical order. Either this or body.")
    private Map<String, Object> fields = new TreeMap<>();

    @UriParam(
            label = "producer",
            description =
                    "Reason of the dead letter where what is made of a record can never be sent. Default: too_large, or not_sendable for any other cause.")
    private String reason;

    /** Takes options of several values, such as {@code field.NAME}, out of the parameters; the others are set by their names. */
    public void take(Map<String, Object> parameters) {
        fields.putAll(PropertiesHelper.extractProperties(parameters, FIELD));
    }

    /** An empty value, as of a setting that is left empty, is none. */
    static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = given(body);
    }

    public Map<String, Object> getFields() {
        return fields;
    }

    public void setFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = given(reason);
    }
}
