package dev.wadi.delivery;

import dev.wadi.settings.LeaseTableNames;
import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/** Routes whose sources keep their leases in one table: each would take the records of the other, and acknowledge them. */
final class SharedLeases {
    private static final String SCHEME = "kinesis-stream:";
    private static final String OPTION = "leaseTable";
    private static final Pattern TABLE = Pattern.compile("[?&]" + OPTION + "=(?:RAW\\()?([^&)]+)");

    private static final Pattern SETTINGS = Pattern.compile("[?&]settings=([^&)]+)");

    private SharedLeases() {}

    /** One problem for each table of a route that another one has before it. */
    static List<SettingException> problems(CamelContext context, Collection<RouteDefinition> routes) {
        Map<String, String> owners = new LinkedHashMap<>();
        List<SettingException> found = new ArrayList<>();
        for (RouteDefinition route : routes) {
            for (String table : tables(context, route)) {
                String owner = owners.putIfAbsent(table, route.getRouteId());
                if (owner != null && !owner.equals(route.getRouteId())) {
                    found.add(new SettingException(
                            "from of route " + route.getRouteId(),
                            "and from of route " + owner + " both mean the table " + table
                                    + ": two that share a table of leases take each other's records",
                            OPTION + "=wadi-" + route.getRouteId() + "-leases"));
                }
            }
        }
        return found;
    }

    private static List<String> tables(CamelContext context, RouteDefinition route) {
        Optional<String> uri = new Placeholders(context, route)
                .resolve(route.getInput().getEndpointUri())
                .filter(address -> address.startsWith(SCHEME));
        if (uri.isEmpty()) {
            return List.of();
        }
        Matcher option = TABLE.matcher(uri.get());
        Matcher settings = SETTINGS.matcher(uri.get());
        return LeaseTableNames.all(
                option.find()
                        ? option.group(1)
                        : Optional.of(settings)
                                .filter(Matcher::find)
                                .map(prefix ->
                                        context.resolvePropertyPlaceholders("{{?" + prefix.group(1) + ".lease-table}}"))
                                .filter(table -> !table.isBlank())
                                .orElseGet(() -> LeaseTableNames.ofRoute(route.getRouteId())));
    }
}
