package dev.wadi.app.reload;

import dev.wadi.app.installation.BeanChecks;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.RouteRules;
import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /** Files whose beans are replaced, or being so, and whose routes are not. */
    private final Set<Path> unsettled = new HashSet<>();

    private final Set<String> reloaded = new LinkedHashSet<>();

    RouteSwap(CamelContext context) {
        this.context = context;
    }

    /** The ids of the routes that run from this file. */
    Set<String> running(Path file) {
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
     * What can be found wrong without touching a route is found first. After that the old routes end; if the new ones do not start, the old text is
     * started again.
     *
     * @param old the routes of the file, running or not
     * @param running the text they come from
     * @return the ids of the routes that run now
     * @throws Exception why the old text runs on; with a suppressed one, why that does not either
     */
    Set<String> swap(Path file, Set<String> old, String running, String edited) throws Exception {
        List<RoutesBuilder> look = parse(file, withoutBeans(edited));
        check(look, old);
        checkBeans(file, edited);
        settle(file, false);
        List<RoutesBuilder> builders = List.of();
        try {
            builders = parse(file, edited);
            return update(file, builders);
        } catch (Exception e) {
            if (builders.isEmpty() && isRunning(old) && outsideFault(e).isPresent()) {
                // no route was touched, and the beans of the old text would not come up either
                throw e;
            }
            Set<String> added = ids(look);
            added.removeAll(old);
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
        update(file, parse(file, running));
    }

    private static String location(Path file) {
        return "file:" + file;
    }

    private List<RoutesBuilder> parse(Path file, String text) throws Exception {
        return parse(context, file, text);
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

    private void check(List<RoutesBuilder> builders, Set<String> old) {
        Set<String> ids = ids(builders);
        for (String id : old) {
            if (!ids.contains(id)) {
                throw new IllegalArgumentException("route " + id
                        + " is not in the file any more; a route is removed or renamed at the next start");
            }
        }
        for (RouteDefinition route : routes(builders)) {
            if (!old.contains(route.getRouteId()) && context.getRoute(route.getRouteId()) != null) {
                throw new IllegalArgumentException(
                        "route " + route.getRouteId() + " is also in another file; choose another id");
            }
            RouteRules.check(context, route);
        }
    }

    private void checkBeans(Path file, String edited) {
        List<SettingException> problems =
                new BeanChecks(context.getClassResolver(), context::resolvePropertyPlaceholders).problems(file, edited);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
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
    private synchronized Set<String> update(Path file, List<RoutesBuilder> builders) throws Exception {
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                configurations.updateRouteConfigurationsToCamelContext(context);
            }
        }
        for (RoutesBuilder builder : builders) {
            builder.updateRoutesToCamelContext(context);
        }
        Set<String> ids = ids(builders);
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

    private static Set<String> ids(List<RoutesBuilder> builders) {
        Set<String> ids = new LinkedHashSet<>();
        routes(builders).forEach(route -> ids.add(route.getRouteId()));
        return ids;
    }
}
