package dev.wadi.app.installation;

import dev.wadi.delivery.Causes;
import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.NotUtf8Exception;
import dev.wadi.settings.SettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A route file that cannot be used, as {@code file:line:column: what is wrong}. The YAML parser knows the place; what Camel refuses later is looked
 * up in the files by the words it complains about.
 */
public record RouteFileProblem(String place, String problem) {
    private static final Pattern UNKNOWN_PARAMETER = Pattern.compile("Unknown parameters=\\[\\{([^=]+)=");
    private static final Pattern NO_VALUE = Pattern.compile("Property with key \\[([^]]+)] not found");
    private static final Pattern NOT_ON_TOP =
            Pattern.compile("Try moving (\\w+)\\b.* to the top of route", Pattern.DOTALL);
    /** Camel shows the step, and the whole route behind it. */
    private static final Pattern WITH_ROUTE =
            Pattern.compile("^Failed to create route: .*? at: >>> (.{1,120}).* <<< in route: .* because: (.*)$");

    private static final Pattern DUPLICATE_STEP = Pattern.compile("Duplicate id detected: (.+?)\\. Please");

    /** @param routeFiles where to look for words that Camel complains about */
    public static Optional<RouteFileProblem> find(List<Throwable> causes, List<Path> routeFiles) {
        return causes.stream()
                .filter(NotUtf8Exception.class::isInstance)
                .map(NotUtf8Exception.class::cast)
                .map(RouteFileProblem::of)
                .findFirst()
                .or(() -> causes.stream()
                        .filter(MarkedYamlEngineException.class::isInstance)
                        .map(MarkedYamlEngineException.class::cast)
                        .flatMap(cause -> cause.getProblemMark().stream().map(mark -> parsed(cause, mark)))
                        .findFirst())
                .or(() -> rule(causes, routeFiles))
                .or(() -> duplicateStep(causes, routeFiles))
                .or(() -> deepest(causes, routeFiles));
    }

    static RouteFileProblem of(NotUtf8Exception fault) {
        return new RouteFileProblem(fault.place(), fault.getMessage());
    }

    public List<String> lines() {
        return List.of(place + ": " + problem, "  Correct the file and start again; nothing was started.");
    }

    /** What the routes must not be to each other and to the settings: all of it, at the place of the first. */
    private static Optional<RouteFileProblem> rule(List<Throwable> causes, List<Path> routeFiles) {
        return causes.stream()
                .filter(InvalidSettingsException.class::isInstance)
                .map(InvalidSettingsException.class::cast)
                .flatMap(rules -> rules.problems().stream()
                        .flatMap(problem -> RoutePlaces.of(problem, routeFiles).stream())
                        .map(place -> new RouteFileProblem(place, rules.getMessage())))
                .findFirst();
    }

    private static RouteFileProblem parsed(MarkedYamlEngineException cause, Mark mark) {
        String file = mark.getName().replaceFirst("^file:", "");
        String context = cause.getContext() == null ? "" : cause.getContext() + ", ";
        return new RouteFileProblem(
                file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1), context + cause.getProblem());
    }

    private static Optional<RouteFileProblem> duplicateStep(List<Throwable> causes, List<Path> routeFiles) {
        for (Throwable cause : causes) {
            Matcher duplicate = DUPLICATE_STEP.matcher(String.valueOf(cause.getMessage()));
            if (cause instanceof FailedToStartRouteException failed && duplicate.find()) {
                return duplicateStep(failed.getRouteId(), duplicate.group(1), routeFiles);
            }
        }
        return Optional.empty();
    }

    private static Optional<RouteFileProblem> duplicateStep(String route, String step, List<Path> routeFiles) {
        List<Path> own =
                routeFiles.stream().filter(file -> RoutePlaces.has(route, file)).toList();
        List<String> places = Stream.concat(own.stream(), routeFiles.stream().filter(file -> !own.contains(file)))
                .flatMap(file -> RoutePlaces.ofId(step, file).stream())
                .toList();
        if (places.size() < 2) {
            return Optional.empty();
        }
        String prefix = "nodePrefixId: " + route + "/";
        return Optional.of(new RouteFileProblem(
                places.get(0),
                "the step id " + step + " is also that of " + places.get(1) + ". Within a route choose another; between"
                        + " routes write '" + prefix + "' under 'id: " + route + "'"));
    }

    private static Optional<RouteFileProblem> deepest(List<Throwable> causes, List<Path> routeFiles) {
        List<Path> files = filesOfRoute(causes, routeFiles);
        for (int i = causes.size() - 1; i >= 0; i--) {
            Throwable cause = causes.get(i);
            Optional<RouteFileProblem> found = MissingPart.of(cause)
                    .flatMap(part -> part.words().stream()
                            .flatMap(word -> RoutePlaces.ofWord(word, files).stream())
                            .findFirst()
                            .map(place -> new RouteFileProblem(place, part.problem())))
                    .or(() -> word(cause)
                            .flatMap(word -> RoutePlaces.ofWord(word, files))
                            .map(place -> new RouteFileProblem(place, firstLine(refusal(cause)))));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What a bean says of a value that it was given says more than that it could not be given it. */
    private static Throwable refusal(Throwable cause) {
        List<Throwable> deeper = Causes.of(cause);
        Throwable root = deeper.get(deeper.size() - 1);
        return cause instanceof PropertyBindingException && root instanceof SettingException ? root : cause;
    }

    /** Those with the route that could not be made, where Camel says which: a word may stand in others too. */
    private static List<Path> filesOfRoute(List<Throwable> causes, List<Path> routeFiles) {
        List<Path> own = causes.stream()
                .flatMap(cause -> route(cause).stream())
                .flatMap(route -> routeFiles.stream().filter(file -> RoutePlaces.has(route, file)))
                .toList();
        return own.isEmpty() ? routeFiles : own;
    }

    private static Optional<String> route(Throwable cause) {
        if (cause instanceof FailedToCreateRouteException made) {
            return Optional.ofNullable(made.getRouteId());
        }
        return cause instanceof FailedToStartRouteException started
                ? Optional.ofNullable(started.getRouteId())
                : Optional.empty();
    }

    /** What to look for in the file. */
    private static Optional<String> word(Throwable cause) {
        if (cause instanceof SimpleIllegalSyntaxException simple) {
            return Optional.of(simple.getExpression());
        }
        if (cause instanceof NoSuchEndpointException endpoint) {
            return Optional.of(endpoint.getUri().split(":", 2)[0] + ":");
        }
        if (cause instanceof NoSuchBeanException bean) {
            return Optional.of(bean.getName());
        }
        if (cause instanceof ClassNotFoundException) {
            return Optional.of(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof PropertyBindingException binding) {
            return Optional.of(binding.getPropertyName() + ":");
        }
        if (cause instanceof ResolveEndpointFailedException) {
            Matcher parameter = UNKNOWN_PARAMETER.matcher(cause.getMessage());
            return parameter.find() ? Optional.of(parameter.group(1) + ":") : Optional.empty();
        }
        Matcher noValue = NO_VALUE.matcher(String.valueOf(cause.getMessage()));
        if (cause instanceof IllegalArgumentException && noValue.find()) {
            return Optional.of("{{" + noValue.group(1));
        }
        Matcher notOnTop = NOT_ON_TOP.matcher(String.valueOf(cause.getMessage()));
        if (cause instanceof IllegalArgumentException && notOnTop.find()) {
            String step = notOnTop.group(1);
            return Optional.of(step.substring(0, 1).toLowerCase(Locale.ROOT) + step.substring(1) + ":");
        }
        return cause instanceof FailedToCreateRouteException route
                ? Optional.of("id: " + route.getRouteId())
                : Optional.empty();
    }

    /** What the exception says; one for a missing class says only which. */
    public static String firstLine(Throwable cause) {
        if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
            return "there is no class " + String.valueOf(cause.getMessage()).replace('/', '.');
        }
        if (cause instanceof SettingException setting) {
            return setting.setting() + " " + setting.getMessage();
        }
        String line = String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
        return WITH_ROUTE.matcher(line).replaceFirst("$1: $2");
    }
}
