package dev.wadi.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
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
record RouteFileProblem(String place, String problem) {
    private static final Pattern UNKNOWN_PARAMETER = Pattern.compile("Unknown parameters=\\[\\{([^=]+)=");

    /** @param routeFiles where to look for words that Camel complains about */
    static Optional<RouteFileProblem> find(List<Throwable> causes, List<Path> routeFiles) {
        return causes.stream()
                .filter(MarkedYamlEngineException.class::isInstance)
                .map(MarkedYamlEngineException.class::cast)
                .flatMap(cause -> cause.getProblemMark().stream().map(mark -> parsed(cause, mark)))
                .findFirst()
                .or(() -> deepest(causes, routeFiles));
    }

    List<String> lines() {
        return List.of(place + ": " + problem, "  Correct the file and start again; nothing was started.");
    }

    private static RouteFileProblem parsed(MarkedYamlEngineException cause, Mark mark) {
        String file = mark.getName().replaceFirst("^file:", "");
        String context = cause.getContext() == null ? "" : cause.getContext() + ", ";
        return new RouteFileProblem(
                file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1), context + cause.getProblem());
    }

    private static Optional<RouteFileProblem> deepest(List<Throwable> causes, List<Path> routeFiles) {
        for (int i = causes.size() - 1; i >= 0; i--) {
            Throwable cause = causes.get(i);
            Optional<RouteFileProblem> found = word(cause)
                    .flatMap(word -> place(word, routeFiles))
                    .map(place -> new RouteFileProblem(place, firstLine(cause)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
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
        if (cause instanceof PropertyBindingException binding) {
            return Optional.of(binding.getPropertyName() + ":");
        }
        if (cause instanceof ResolveEndpointFailedException) {
            Matcher parameter = UNKNOWN_PARAMETER.matcher(cause.getMessage());
            return parameter.find() ? Optional.of(parameter.group(1) + ":") : Optional.empty();
        }
        return cause instanceof FailedToCreateRouteException route
                ? Optional.of("id: " + route.getRouteId())
                : Optional.empty();
    }

    private static Optional<String> place(String word, List<Path> routeFiles) {
        return routeFiles.stream().flatMap(file -> place(word, file).stream()).findFirst();
    }

    private static Optional<String> place(String word, Path file) {
        int number = 0;
        for (String line : lines(file).toList()) {
            number++;
            int column = line.indexOf(word);
            if (column >= 0 && !line.strip().startsWith("#")) {
                return Optional.of(file + ":" + number + ":" + (column + 1));
            }
        }
        return Optional.empty();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
