package dev.wadi.delivery.outbox;

import dev.wadi.delivery.Placeholders;
import dev.wadi.delivery.StepAddresses;
import dev.wadi.settings.SettingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/**
 * A step of a route that sends the messages of a channel, or would like to, as the route has it.
 *
 * @param id of the step
 * @param kind as it is called in YAML; only {@value #TO} sends
 * @param options as they are written, with placeholders
 */
record ChannelStep(
        RouteDefinition route,
        String id,
        String kind,
        String channel,
        Map<String, String> options,
        Placeholders placeholders) {
    static final String TABLE = "table";

    private static final String TO = "to";
    private static final Pattern ADDRESS = Pattern.compile("outbox:(?://)?([^?]*)(?:\\?(.*))?");
    private static final Pattern OPTION = Pattern.compile("([^&=]+)=((?:\\{\\{.*?}}|[^&])*)");
    private static final Pattern RAW = Pattern.compile("RAW\\((.*)\\)");
    private static final Pattern SETTING = Pattern.compile("\\{\\{[?!]?(?:(?:env|sys)[:.])?([\\w.-]+)(?::[^}]*)?}}");
    private static final String OPTIONAL = "{{?";

    static Stream<ChannelStep> of(CamelContext context, RouteDefinition route) {
        Placeholders placeholders = new Placeholders(context, route);
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class).stream()
                .flatMap(step -> of(step, route, placeholders));
    }

    private static Stream<ChannelStep> of(
            ProcessorDefinition<?> step, RouteDefinition route, Placeholders placeholders) {
        return StepAddresses.of(step)
                .map(written -> address(written, placeholders))
                .filter(Matcher::matches)
                .map(address -> new ChannelStep(
                        route,
                        step.getId(),
                        step.getShortName(),
                        placeholders.resolve(address.group(1)).orElse("").strip(),
                        options(address.group(2)),
                        placeholders));
    }

    private static Matcher address(String written, Placeholders placeholders) {
        Matcher address = ADDRESS.matcher(written);
        return address.matches()
                ? address
                // all of it may be a setting; one without a value is told when the step is made
                : ADDRESS.matcher(placeholders.resolve(written).orElse(""));
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        for (Matcher option = OPTION.matcher(query == null ? "" : query); option.find(); ) {
            Matcher raw = RAW.matcher(option.group(2));
            options.put(option.group(1), raw.matches() ? raw.group(1) : option.group(2));
        }
        return options;
    }

    boolean isTo() {
        return kind.equals(TO);
    }

    /** Step and route, for messages. */
    String place() {
        return "step " + id + SettingException.OF_ROUTE + route.getRouteId();
    }

    /** Empty where it has none, or an empty one. */
    Optional<String> value(String option) {
        return placeholders.resolve(options.get(option)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether Camel says what the option lacks when it makes the step: its setting must have a value, and is not there. */
    boolean isToldByCamel(String option) {
        String written = options.get(option);
        return written != null
                && !written.contains(OPTIONAL)
                && placeholders.resolve(written).isEmpty();
    }

    /** Name of the setting that gives the option; empty where the route writes something else. */
    Optional<String> setting(String option) {
        Matcher setting = SETTING.matcher(options.getOrDefault(option, ""));
        return setting.matches() ? Optional.of(setting.group(1)) : Optional.empty();
    }
}
