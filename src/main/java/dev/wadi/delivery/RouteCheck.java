package dev.wadi.delivery;

import dev.wadi.settings.SettingException;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/** What a room finds wrong with routes, before one of them is touched. Found by {@code ServiceLoader}. */
@FunctionalInterface
public interface RouteCheck {

    /**
     * @param all routes that there will be
     * @param edited those in question, of which the problems are: at a start all
     */
    List<SettingException> problems(
            CamelContext context, Collection<RouteDefinition> all, Collection<RouteDefinition> edited);
}
