package dev.wadi.blocks.send;

import dev.wadi.delivery.Placeholders;
import dev.wadi.delivery.RouteCheck;
import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * No two steps send to one FIFO queue or topic under the ids of their records: it would take the second message of a record for a copy of the first, and nobody
 * would get it.
 */
public final class SharedFifoCheck implements RouteCheck {
    private static final Pattern ADDRESS =
            Pattern.compile("send-(?:queue|topic):(?://)?(?<to>[^?]+\\.fifo)(?:\\?(?<options>.*))?");
    private static final Pattern ID = Pattern.compile("(?:^|&)id=");

    private record Sender(RouteDefinition route, String place, String to, boolean named) {}

    @Override
    public List<SettingException> problems(
            CamelContext context, Collection<RouteDefinition> all, Collection<RouteDefinition> edited) {
        Map<String, Sender> first = new HashMap<>();
        List<SettingException> problems = new ArrayList<>();
        all.stream().flatMap(route -> senders(context, route)).forEach(sender -> {
            Sender other = first.putIfAbsent(sender.to(), sender);
            boolean asked = edited.contains(sender.route()) || (other != null && edited.contains(other.route()));
            if (other != null && asked && !(sender.named() && other.named())) {
                problems.add(problem(sender, other));
            }
        });
        return problems;
    }

    private static SettingException problem(Sender sender, Sender other) {
        Sender unnamed = sender.named() ? other : sender;
        Sender rest = sender.named() ? sender : other;
        return new SettingException(
                unnamed.place(),
                "sends to " + unnamed.to() + " under the ids of its records, and so may " + rest.place()
                        + ": the queue or topic takes two messages with one id for one. Write id with a word of its own"
                        + " at both",
                "id: \"paid/${body[order_id]}\"");
    }

    private static Stream<Sender> senders(CamelContext context, RouteDefinition route) {
        Placeholders placeholders = new Placeholders(context, route);
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                .flatMap(to -> {
                    Matcher address = ADDRESS.matcher(
                            placeholders.resolve(to.getEndpointUri()).orElse(""));
                    return address.matches()
                            ? Stream.of(new Sender(
                                    route,
                                    "step " + to.getId() + SettingException.OF_ROUTE + route.getRouteId(),
                                    address.group("to"),
                                    ID.matcher(String.valueOf(address.group("options")))
                                            .find()))
                            : Stream.empty();
                });
    }
}
