package dev.wadi.blocks.lookup;

import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Read a parameter of the parameter store.
 *
 * <p>Once for all records of a poll; without records it is not read.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "lookup-parameter",
        title = "Look up a parameter",
        syntax = "lookup-parameter:name",
        producerOnly = true,
        category = {Category.CLOUD})
public class LookupParameterEndpoint extends LookupEndpoint {
    @UriPath(description = "Name of the parameter, such as /orders/current-batch. A SecureString is decrypted.")
    @Metadata(required = true)
    private final String name;

    @UriParam(
            label = "producer",
            defaultValue = "hold",
            enums = "refuse,default,filter,hold",
            description =
                    "What happens where the parameter is not there, or blank: hold waits until it is there, refuse sends the records to the dead-letter queue, default goes on with defaultValue, filter ends them as filtered.")
    private String onMiss = "hold";

    public LookupParameterEndpoint(String uri, LookupParameterComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    LookupSource<?> source() {
        return new ParameterSource(getCamelContext(), name);
    }

    public String getName() {
        return name;
    }

    @Override
    public String getOnMiss() {
        return onMiss;
    }

    public void setOnMiss(String onMiss) {
        this.onMiss = onMiss;
    }
}
