package dev.wadi.app;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ClassResolver;

/** A context without an application, which looks through all jars as seldom as that of one. */
public final class PlainContext extends DefaultCamelContext {
    @Override
    protected ClassResolver createClassResolver() {
        return new RememberedServices(getCamelContextReference());
    }
}
