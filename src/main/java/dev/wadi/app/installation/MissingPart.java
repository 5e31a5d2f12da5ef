package dev.wadi.app.installation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;

/**
 * A component, language, data format or module of Camel that a route needs and that is not here.
 *
 * @param words to look for in the route file, the first one that stands there
 * @param problem with the next step
 */
record MissingPart(List<String> words, String problem) {
    private static final Pattern DATA_FORMAT = Pattern.compile("Data format '(([a-z0-9]+)\\w*)' could not be created");
    private static final Pattern MODULES =
            Pattern.compile("Cannot find (camel-(\\S+)(?: or camel-\\S+)*) on the classpath");

    static Optional<MissingPart> of(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchEndpointException endpoint) {
            String component = endpoint.getUri().split(":", 2)[0];
            return Optional.of(missing("component " + component, component));
        }
        if (cause instanceof NoSuchLanguageException language) {
            return Optional.of(missing("language " + language.getLanguage(), language.getLanguage()));
        }
        if (!(cause instanceof FailedToCreateRouteException)) {
            return Optional.empty();
        }
        Matcher format = DATA_FORMAT.matcher(message);
        if (format.find()) {
            return Optional.of(missing("data format " + format.group(1), format.group(1), format.group(2)));
        }
        Matcher modules = MODULES.matcher(message);
        return modules.find()
                ? Optional.of(missing(modules.group(1), modules.group(2), "circuitBreaker"))
                : Optional.empty();
    }

    private static MissingPart missing(String part, String... keys) {
        return new MissingPart(
                List.of(keys).stream().map(key -> key + ":").toList(),
                "there is no " + part
                        + " here. Write it with what docs/reference/what-a-route-can-use.md lists, or add its"
                        + " jars by WADI_CLASSPATH");
    }
}
