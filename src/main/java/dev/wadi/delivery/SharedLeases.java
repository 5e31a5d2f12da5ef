package dev.wadi.delivery;

import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/** Routes whose sources keep their leases in one table: each would take the records of the other, and acknowledge them. */
final class SharedLeases {
    private static final String OPTION = "leaseTable";
    private static final Pattern TABLE = Pattern.compile("[?&]" + OPTION + "=(?:RAW\\()?([^&)]+)");

    private SharedLeases() {}

    /** One problem for each route whose table another one has before it. Tables that no route names are by the route's own name. */
    static List<SettingException> problems(CamelContext context, Collection<RouteDefinition> routes) {
        Map<String, String> owners = new LinkedHashMap<>();
        List<SettingException> found = new ArrayList<>();
        for (RouteDefinition route : routes) {
            Matcher option = TABLE.matcher(route.getInput().getEndpointUri());
            if (option.find()) {
                String table = context.resolvePropertyPlaceholders(option.group(1));
                String owner = owners.putIfAbsent(table, route.getRouteId());
                if (owner != null && !owner.equals(route.getRouteId())) {
                    found.add(new SettingException(
                            OPTION,
                            "of route " + route.getRouteId() + " and of route " + owner + " both mean the table "
                                    + table + ": two that share a table of leases take each other's records",
                            OPTION + "=wadi-" + route.getRouteId() + "-leases"));
                }
            }
        }
        return found;
    }
}
