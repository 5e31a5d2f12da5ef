package dev.wadi.app.reload;

import dev.wadi.app.installation.BeanChecks;
import dev.wadi.delivery.RouteRules;
import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * What can be found wrong with an edited file without touching a route. Files that were saved together are looked at together: what one says may be right only
 * with what another says now, such as two steps that lead one channel to a corrected address.
 */
final class EditCheck {
    private final CamelContext context;
    /** What files say that may come to run, and does not yet. */
    private final Map<Path, String> saved = new ConcurrentHashMap<>();

    EditCheck(CamelContext context) {
        this.context = context;
    }

    /** From now on other files are looked at with this text, as far as it is right. */
    void saved(Path file, String text) {
        saved.put(file, text);
    }

    /** It runs, or never will as it is. */
    void settled(Path file, String text) {
        saved.remove(file, text);
    }

    /** What it says will not run, or runs already. */
    void forget(Path file) {
        saved.remove(file);
    }

    /**
     * @param old the routes of the file, running or not
     * @return routes of other files that come with it
     * @throws Exception what is wrong with it
     */
    List<RouteDefinition> check(Path file, Set<String> old, String edited) throws Exception {
        List<RouteDefinition> own = read(file, old, edited);
        Map<Path, List<RouteDefinition>> others = others(file);
        while (others.values().removeIf(other -> isWrong(other, own, others))) {
            // with one of them less another may be wrong
        }
        List<RouteDefinition> coming = flat(others);
        requireNone(RouteRules.problemsOfEdited(context, own, coming));
        checkBeans(file, edited);
        return coming;
    }

    private boolean isWrong(
            List<RouteDefinition> one, List<RouteDefinition> own, Map<Path, List<RouteDefinition>> others) {
        List<RouteDefinition> coming = new ArrayList<>(flat(others));
        coming.addAll(own);
        return !RouteRules.problemsOfEdited(context, one, coming).isEmpty();
    }

    private static List<RouteDefinition> flat(Map<Path, List<RouteDefinition>> files) {
        return files.values().stream().flatMap(List::stream).toList();
    }

    private Map<Path, List<RouteDefinition>> others(Path file) {
        Map<Path, List<RouteDefinition>> others = new HashMap<>();
        saved.forEach((other, text) -> {
            if (!other.equals(file)) {
                try {
                    checkBeans(other, text);
                    others.put(other, read(other, RouteSwap.running(context, other), text));
                } catch (Exception e) {
                    // told when it is its turn; until then what runs of it counts
                }
            }
        });
        return others;
    }

    private List<RouteDefinition> read(Path file, Set<String> old, String text) throws Exception {
        List<RouteDefinition> routes = RouteSwap.read(context, file, text);
        Set<String> ids = RouteSwap.ids(routes);
        for (String id : old) {
            if (!ids.contains(id)) {
                throw new IllegalArgumentException("route " + id
                        + " is not in the file any more; a route is removed or renamed at the next start");
            }
        }
        for (String id : ids) {
            if (!old.contains(id) && context.getRoute(id) != null) {
                throw new IllegalArgumentException("route " + id + " is also in another file; choose another id");
            }
        }
        return routes;
    }

    private void checkBeans(Path file, String text) {
        requireNone(
                new BeanChecks(context.getClassResolver(), context::resolvePropertyPlaceholders).problems(file, text));
    }

    private static void requireNone(List<SettingException> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }
}
