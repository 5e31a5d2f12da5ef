package dev.wadi.app.reload;

import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.RouteReplacement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.EventHelper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Puts the routes of an edited file in the place of those that run, or leaves these running. */
public final class RouteSwap {
    private static final Pattern BEANS = Pattern.compile("(\\s*)-\\s+beans\\s*:");

    private final CamelContext context;
    private final EditCheck check;
    /** Files whose beans are replaced, or being so, and whose routes are not. */
    private final Set<Path> unsettled = new HashSet<>();

    private final Set<String> reloaded = new LinkedHashSet<>();

    RouteSwap(CamelContext context) {
        this.context = context;
        check = new EditCheck(context);
    }

    /** Finds what can be found wrong without touching a route. */
    EditCheck check() {
        return check;
    }

    Set<String> running(Path file) {
        return running(context, file);
    }

    /** The ids of the routes that run from this file. */
    static Set<String> running(CamelContext context, Path file) {
        Set<String> ids = new LinkedHashSet<>();
        for (Route route : context.getRoutes()) {
            Resource source = route.getSourceResource();
            if (source != null && source.getLocation().equals(location(file))) {
                ids.add(route.getRouteId());
            }
        }
        return ids;
    }

    /**
     * The old routes end; if the new ones do not start, the old text is started again.
     *
     * @param old the routes of the file, running or not
     * @param running the text they come from
     * @param edited that is {@linkplain EditCheck checked}
     * @param coming routes of other files that come with it
     * @return the ids of the routes that run now
     * @throws Exception why the old text runs on; with a suppressed one, why that does not either
     */
    Set<String> swap(Path file, Set<String> old, String running, String edited, List<RouteDefinition> coming)
            throws Exception {
        Set<String> added = ids(read(context, file, edited));
        added.removeAll(old);
        settle(file, false);
        List<RoutesBuilder> builders = List.of();
        try {
            builders = parse(context, file, edited);
            return update(file, builders, () -> RouteReplacement.with(context, coming));
        } catch (Exception e) {
            if (builders.isEmpty() && isRunning(old) && outsideFault(e).isPresent()) {
                // no route was touched, and the beans of the old text would not come up either
                throw e;
            }
            try {
                remove(added);
                start(file, running);
            } catch (Exception again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** False: its beans are no longer those that its routes run on. */
    synchronized boolean isSettled(Path file) {
        return !unsettled.contains(file);
    }

    boolean isRunning(Set<String> ids) {
        return ids.stream().allMatch(id -> {
            ServiceStatus status = context.getRouteController().getRouteStatus(id);
            return status != null && status.isStarted();
        });
    }

    Optional<String> outsideFault(Exception fault) {
        return OutsideFault.find(context, fault);
    }

    /** Starts what runs, or should. */
    void start(Path file, String running) throws Exception {
        update(file, parse(context, file, running), () -> RouteReplacement.restoring(context));
    }

    private static String location(Path file) {
        return "file:" + file;
    }

    private static List<RoutesBuilder> parse(CamelContext context, Path file, String text) throws Exception {
        Resource resource = ResourceHelper.fromString(location(file), text);
        List<RoutesBuilder> builders =
                new ArrayList<>(PluginHelper.getRoutesLoader(context).findRoutesBuilders(List.of(resource)));
        for (RoutesBuilder builder : builders) {
            ((RouteBuilder) builder).configureRoutes(context);
        }
        return builders;
    }

    /** The routes of a file as its text has them, with no bean made and nothing started. */
    public static List<RouteDefinition> read(CamelContext context, Path file, String text) throws Exception {
        return routes(parse(context, file, withoutBeans(text)));
    }

    /** Blank lines in their place. Camel binds the beans of a text, in place of those that run, as soon as it reads the routes. */
    static String withoutBeans(String text) {
        StringBuilder rest = new StringBuilder();
        String item = null;
        for (String line : text.lines().toList()) {
            Matcher beans = BEANS.matcher(line);
            if (beans.lookingAt()) {
                item = beans.group(1) + "-";
            } else if (item != null && line.startsWith(item)) {
                item = null;
            }
            rest.append(item == null ? line : "").append('\n');
        }
        return rest.toString();
    }

    /** One file at a time, as the parsing and the beans of another may take long. */
    private synchronized Set<String> update(
            Path file, List<RoutesBuilder> builders, Supplier<RouteReplacement> replacement) throws Exception {
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                configurations.updateRouteConfigurationsToCamelContext(context);
            }
        }
        RouteReplacement now = replacement.get();
        try {
            for (RoutesBuilder builder : builders) {
                builder.updateRoutesToCamelContext(context);
            }
        } finally {
            now.end();
        }
        Set<String> ids = ids(routes(builders));
        reloaded.addAll(ids);
        settle(file, true);
        return ids;
    }

    /**
     * Replaced beans wait for the event of any reload before they let go of what the old routes used. So it is held back while old routes of some file
     * run on beans that are replaced already.
     */
    private synchronized void settle(Path file, boolean settled) {
        if (!settled) {
            unsettled.add(file);
            return;
        }
        unsettled.remove(file);
        if (unsettled.isEmpty()) {
            int index = 0;
            for (String id : reloaded) {
                Route route = context.getRoute(id);
                if (route != null) {
                    EventHelper.notifyRouteReloaded(context, route, ++index, reloaded.size());
                }
            }
            reloaded.clear();
        }
    }

    private synchronized void remove(Set<String> ids) throws Exception {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (String id : ids) {
            DeliveryMonitor.forget(context, id);
            RouteDefinition definition = model.getRouteDefinition(id);
            Route route = context.getRoute(id);
            if (definition != null) {
                model.removeRouteDefinition(definition);
            } else if (route != null) {
                context.getRouteController().stopRoute(id);
                context.removeRoute(id);
            }
        }
    }

    private static List<RouteDefinition> routes(List<RoutesBuilder> builders) {
        return builders.stream()
                .flatMap(builder -> ((RouteBuilder) builder).getRouteCollection().getRoutes().stream())
                .toList();
    }

    static Set<String> ids(List<RouteDefinition> routes) {
        Set<String> ids = new LinkedHashSet<>();
        routes.forEach(route -> ids.add(route.getRouteId()));
        return ids;
    }
}
