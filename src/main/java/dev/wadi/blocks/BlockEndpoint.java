package dev.wadi.blocks;

import dev.wadi.delivery.PerRecordEndpoint;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultEndpoint;

/** A building block: a step that does the same for each record, over the whole poll or inside of a split. */
public abstract class BlockEndpoint extends DefaultEndpoint implements PerRecordEndpoint {

    protected BlockEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** An option that takes an expression, compiled; null where it is not set. To be called while the endpoint starts. */
    protected FieldExpression expression(String option, String text) {
        return text == null ? null : FieldExpression.compile(getCamelContext(), option, text);
    }

    /** A producer is made of compiled expressions and files that were read; what it needs to call a service it gets when it starts. */
    @Override
    public void check() {
        try {
            createProducer();
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        String scheme = getEndpointUri().split(":", 2)[0];
        throw new UnsupportedOperationException(scheme + " is no source. Write to: " + getEndpointUri());
    }
}
