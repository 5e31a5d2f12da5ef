package dev.wadi.delivery;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * A bean of a route file in whose place another one was put. Camel replaces the beans of an edited file before its routes, and a file that turns out wrong leaves
 * the old routes running on the old beans. So what these hold is let go of when a reload has replaced the routes.
 */
public final class ReplacedBean extends SimpleEventNotifierSupport {
    private final CamelContext context;
    private final Release release;

    private ReplacedBean(CamelContext context, Release release) {
        this.context = context;
        this.release = release;
    }

    /** To be called by {@link RouteBean#close}. Never runs where no reload follows, as at the end of the context. */
    public static void afterReload(CamelContext context, Release release) {
        context.getManagementStrategy().addEventNotifier(new ReplacedBean(context, release));
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.RouteReloadedEvent;
    }

    @Override
    public void notify(CamelEvent event) throws Exception {
        context.getManagementStrategy().removeEventNotifier(this);
        release.run();
    }

    /** Lets go. */
    @FunctionalInterface
    public interface Release {
        void run() throws Exception;
    }
}
