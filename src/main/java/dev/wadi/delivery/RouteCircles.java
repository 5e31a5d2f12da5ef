package dev.wadi.delivery;

import static java.util.Map.entry;

import dev.wadi.settings.Flows;
import dev.wadi.settings.Flows.End;
import dev.wadi.settings.Resource;
import dev.wadi.settings.SettingException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/** Whether what a route writes, dead letters among it, comes back to it, by itself or by way of others. */
final class RouteCircles {
    /** What an endpoint is, by its scheme. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            entry("kinesis-stream", "stream"),
            entry("aws2-kinesis", "stream"),
            entry("send-stream", "stream"),
            entry("sqs-queue", "queue"),
            entry("aws2-sqs", "queue"),
            entry("send-queue", "queue"),
            entry("aws2-sns", "topic"),
            entry("send-topic", "topic"),
            entry("aws2-s3", "bucket"),
            entry("s3-put", "bucket"),
            entry("direct", "direct"),
            entry("seda", "seda"));

    private static final Pattern URI = Pattern.compile("([\\w-]+):(?://)?(.*?)(?:\\?(.*))?");
    private static final Pattern DYNAMIC = Pattern.compile("\\$(?:simple)?\\{");
    private static final Pattern QUEUE_URL = Pattern.compile("(?:^|&)queueUrl=(?:RAW\\()?([^&)]+)");
    /** Where a channel of an outbox leads. */
    private static final Pattern CHANNEL = Pattern.compile("(?:^|&)(queue|topic)=(?:RAW\\()?([^&)]+)");

    private static final String DEAD_LETTER_QUEUE = ".dead-letter-queue";

    private RouteCircles() {}

    /**
     * Each circle once.
     *
     * @param routes all that there will be
     */
    static List<SettingException> problems(CamelContext context, Collection<RouteDefinition> routes) {
        Flows flows = new Flows();
        for (RouteDefinition route : routes) {
            add(route, new Placeholders(context, route), flows);
            errorHandlers(context, route)
                    .flatMap(uri -> ends(
                            new Placeholders(context, route), "the error handler of route " + route.getRouteId(), uri))
                    .forEach(end -> flows.writes(route.getRouteId(), end));
        }
        return flows.circles();
    }

    private static void add(RouteDefinition route, Placeholders values, Flows flows) {
        String id = route.getRouteId();
        ends(values, "from of route " + id, route.getInput().getEndpointUri()).forEach(end -> flows.reads(id, end));
        for (ProcessorDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
            String by = "step " + step.getId() + " of route " + id;
            StepAddresses.of(step).flatMap(uri -> ends(values, by, uri)).forEach(end -> {
                if (step instanceof PollEnrichDefinition) {
                    flows.reads(id, end);
                } else {
                    flows.writes(id, end);
                }
            });
        }
        String setting = id + DEAD_LETTER_QUEUE;
        Resource.all("queue", values.resolve("{{" + setting + ":}}").orElse(""))
                .forEach(queue -> flows.writes(id, new End(setting, queue)));
    }

    /** Where Camel's own dead letter channel would put what fails. */
    private static Stream<String> errorHandlers(CamelContext context, RouteDefinition route) {
        return Stream.of(
                        route.getErrorHandlerFactory(),
                        context.getCamelContextExtension().getErrorHandlerFactory())
                .filter(DeadLetterChannelDefinition.class::isInstance)
                .map(channel -> ((DeadLetterChannelDefinition) channel).getDeadLetterUri())
                .filter(Objects::nonNull);
    }

    /** None for what is not outside, or whose name is known only when a record comes. */
    private static Stream<End> ends(Placeholders values, String by, String uri) {
        Matcher parts = URI.matcher(values.resolve(uri).orElse(""));
        if (parts.matches() && parts.group(1).equals("outbox")) {
            Matcher channel = CHANNEL.matcher(String.valueOf(parts.group(3)));
            return channel.find() ? ends(by, channel.group(1), channel.group(2)) : Stream.empty();
        }
        if (!parts.matches() || !KINDS.containsKey(parts.group(1))) {
            return Stream.empty();
        }
        Matcher url = QUEUE_URL.matcher(String.valueOf(parts.group(3)));
        String name = url.find() ? url.group(1) : parts.group(2);
        return DYNAMIC.matcher(name).find() ? Stream.empty() : ends(by, KINDS.get(parts.group(1)), name);
    }

    private static Stream<End> ends(String by, String kind, String names) {
        return Resource.all(kind, names).stream().map(resource -> new End(by, resource));
    }
}
