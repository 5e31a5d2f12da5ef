package dev.wadi.app;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.FactoryFinderResolver;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;

/** Camel's own, whose contexts share what they learn of the class path, and whose threads may bind and look up at once. */
final class WadiMain extends Main {
    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        ((DefaultRegistry) context.getRegistry()).setFallbackRegistry(new SharedRegistry());
        RememberedServices services = new RememberedServices(context);
        context.setClassResolver(services);
        // these two have the one from before
        ExtendedCamelContext parts = context.getCamelContextExtension();
        FactoryFinderResolver finders = PluginHelper.getFactoryFinderResolver(parts);
        parts.setBootstrapFactoryFinder(finders.resolveBootstrapFactoryFinder(services));
        parts.setDefaultFactoryFinder(finders.resolveDefaultFactoryFinder(services));
        return context;
    }
}
