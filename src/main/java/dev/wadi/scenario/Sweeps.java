package dev.wadi.scenario;

import dev.wadi.app.WadiApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;

/** Routes of the product's own that a timer starts, such as the one that sends what an outbox still has. In a scenario no timer runs. */
final class Sweeps {
    private Sweeps() {}

    /** Once each: what is left for them is done afterwards. */
    static void run(WadiApplication application) {
        try (ProducerTemplate template = application.context().createProducerTemplate()) {
            for (Route route : application.context().getRoutes()) {
                boolean yaml = route.getSourceResource() != null
                        && route.getSourceResource().getLocation().endsWith(".yaml");
                if (!yaml && route.getEndpoint().getEndpointUri().contains("injected-")) {
                    template.sendBody(route.getEndpoint(), null);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
