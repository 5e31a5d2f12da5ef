package dev.wadi.delivery;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Puts the watch over the routes, checks of their sources and files, and what their splits leave, into every Camel context that has Wadi on its class path,
 * whatever started it.
 */
public final class DeliveryPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(new StepWatch());
        context.getRegistry().bind("wadi-unaccounted-sources", new UnaccountedSources());
        context.getRegistry().bind(RemainingRecordsStrategy.NAME, new RemainingRecordsStrategy());
        RouteFileLoader loader = new RouteFileLoader();
        loader.setCamelContext(context);
        context.getRegistry().bind("wadi-route-files", loader);
    }
}
