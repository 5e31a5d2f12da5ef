package dev.wadi.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesComponent;

/** The texts of a route as Camel will read them: with the values of settings, and of the parameters of its template. */
public final class Placeholders {
    private final CamelContext context;
    private final Properties parameters = new Properties();

    public Placeholders(CamelContext context, RouteDefinition route) {
        this.context = context;
        Map<String, Object> given = route.getTemplateParameters();
        if (given != null) {
            given.forEach((name, value) -> parameters.setProperty(name, String.valueOf(value)));
        }
    }

    /** Empty where a placeholder has no value: Camel names it when it makes the route. */
    public Optional<String> resolve(String text) {
        if (text == null) {
            return Optional.empty();
        }
        PropertiesComponent properties = context.getPropertiesComponent();
        Properties before = properties.getLocalProperties();
        if (!parameters.isEmpty()) {
            properties.setLocalProperties(parameters);
        }
        try {
            return Optional.ofNullable(context.resolvePropertyPlaceholders(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            properties.setLocalProperties(before);
        }
    }

    /** What stands before the first colon of an address. */
    Optional<String> scheme(String uri) {
        return resolve(uri).map(address -> address.split(":", 2)[0]);
    }
}
