package dev.wadi.app;

import dev.wadi.app.installation.Installation;
import dev.wadi.source.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The names under which the routes of an installation look for values, described or not. */
final class NamesRead {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?(?:(?:env|sys):)?([A-Za-z][\\w.-]*)");
    private static final Pattern SETTINGS = Pattern.compile("\\bsettings(?:: *|=)[\"']?([A-Za-z][\\w.-]*)");
    private static final String DEAD_LETTER_QUEUE = ".dead-letter-queue";

    private NamesRead() {}

    /** Placeholders of all route files, what their sources read under a prefix, and the dead letter queue of each route. */
    static Set<String> of(Installation installation) {
        Set<String> names = new TreeSet<>();
        for (Path file : installation.routeFiles()) {
            String text = Installation.lenient(file);
            PLACEHOLDER.matcher(text).results().forEach(found -> names.add(found.group(1)));
            SETTINGS.matcher(text)
                    .results()
                    .flatMap(found -> SourceSettings.names(found.group(1)))
                    .forEach(names::add);
            routes(text).forEach(route -> names.add(route + DEAD_LETTER_QUEUE));
        }
        installation.pipelines().forEach(pipeline -> names.add(pipeline + DEAD_LETTER_QUEUE));
        return names;
    }

    private static Set<String> routes(String text) {
        Set<String> ids = new TreeSet<>();
        try {
            Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
            for (Object item : root instanceof List<?> list ? list : List.of()) {
                if (item instanceof Map<?, ?> map
                        && map.get("route") instanceof Map<?, ?> route
                        && route.get("id") instanceof String id) {
                    ids.add(id);
                }
            }
        } catch (YamlEngineException e) {
            return Set.of(); // told with its place when the file is loaded
        }
        return ids;
    }
}
