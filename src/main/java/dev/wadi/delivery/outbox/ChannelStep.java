package dev.wadi.delivery.outbox;

import dev.wadi.delivery.Placeholders;
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
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * A step of a route that sends the messages of a channel, as the route has it.
 *
 * @param place step and route, for messages
 * @param dynamic its address is made for each exchange
 * @param options as they are written, with placeholders
 */
record ChannelStep(
        String place, boolean dynamic, String channel, Map<String, String> options, Placeholders placeholders) {
    private static final Pattern ADDRESS = Pattern.compile("outbox:(?://)?([^?]*)(?:\\?(.*))?");
    private static final Pattern OPTION = Pattern.compile("([^&=]+)=((?:\\{\\{.*?}}|[^&])*)");
    private static final Pattern RAW = Pattern.compile("RAW\\((.*)\\)");
    private static final Pattern SETTING = Pattern.compile("\\{\\{[?!]?(?:(?:env|sys)[:.])?([\\w.-]+)(?::[^}]*)?}}");

    static Stream<ChannelStep> of(CamelContext context, RouteDefinition route) {
        Placeholders placeholders = new Placeholders(context, route);
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class).stream()
                .flatMap(step -> of(step, route, placeholders).stream());
    }

    private static Optional<ChannelStep> of(
            ProcessorDefinition<?> step, RouteDefinition route, Placeholders placeholders) {
        boolean dynamic = step instanceof ToDynamicDefinition;
        String written = dynamic
                ? ((ToDynamicDefinition) step).getUri()
                : step instanceof ToDefinition to ? to.getEndpointUri() : null;
        Matcher address = ADDRESS.matcher(String.valueOf(written));
        if (!address.matches()) {
            // all of it may be a setting; one without a value is told when the step is made
            address = ADDRESS.matcher(placeholders.resolve(written).orElse(""));
        }
        return address.matches()
                ? Optional.of(new ChannelStep(
                        "step " + step.getId() + SettingException.OF_ROUTE + route.getRouteId(),
                        dynamic,
                        placeholders.resolve(address.group(1)).orElse("").strip(),
                        options(address.group(2)),
                        placeholders))
                : Optional.empty();
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        for (Matcher option = OPTION.matcher(query == null ? "" : query); option.find(); ) {
            Matcher raw = RAW.matcher(option.group(2));
            options.put(option.group(1), raw.matches() ? raw.group(1) : option.group(2));
        }
        return options;
    }

    /** Empty where it has none, or one whose setting has no value: Camel names that when it makes the step. */
    Optional<String> value(String option) {
        return placeholders.resolve(options.get(option));
    }

    /** Name of the setting that gives the option; empty where the route writes something else. */
    Optional<String> setting(String option) {
        Matcher setting = SETTING.matcher(options.getOrDefault(option, ""));
        return setting.matches() ? Optional.of(setting.group(1)) : Optional.empty();
    }
}
