package dev.wadi.delivery.outbox;

import dev.wadi.delivery.RouteCheck;
import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/** Each step that sends a channel says where it leads, and no two say different things of one channel. */
public final class ChannelCheck implements RouteCheck {
    private static final String QUEUE = "queue";
    private static final String TOPIC = "topic";
    private static final String TABLE = "table";
    private static final String QUEUE_EXAMPLE = "https://sqs.eu-west-1.amazonaws.com/123456789012/my-queue.fifo";
    private static final String TOPIC_EXAMPLE = "arn:aws:sns:eu-west-1:123456789012:my-topic";

    @Override
    public List<SettingException> problems(
            CamelContext context, Collection<RouteDefinition> all, Collection<RouteDefinition> edited) {
        List<SettingException> problems = new ArrayList<>();
        Map<List<String>, ChannelStep> known = new HashMap<>();
        for (RouteDefinition route : all) {
            if (!edited.contains(route)) {
                ChannelStep.of(context, route).forEach(step -> known.putIfAbsent(channel(step), step));
            }
        }
        for (RouteDefinition route : edited) {
            ChannelStep.of(context, route).forEach(step -> {
                ChannelStep other = known.putIfAbsent(channel(step), step);
                problem(step)
                        .or(() -> Optional.ofNullable(other).flatMap(first -> contradiction(step, first)))
                        .ifPresent(problems::add);
            });
        }
        return problems;
    }

    private static List<String> channel(ChannelStep step) {
        return List.of(step.value(TABLE).orElse(""), step.channel());
    }

    private static Optional<SettingException> problem(ChannelStep step) {
        String example = "to: {uri: \"outbox:" + (step.channel().isEmpty() ? "CHANNEL" : step.channel())
                + "\", parameters: {queue: \"{{NAME_OF_A_SETTING}}\", table: \"{{NAME_OF_A_SETTING}}\"}}";
        if (step.dynamic()) {
            return found(
                    step.place(),
                    "sends messages of an outbox by toD or wireTap: where a channel leads must be known before a record comes."
                            + " Write to",
                    example);
        }
        if (step.channel().isEmpty()) {
            return found(step.place(), "names no channel of the outbox", example);
        }
        if (!step.options().containsKey(TABLE)) {
            return found(
                    step.place(),
                    "does not say in which table the messages wait. Write table: with the one that the outbox of the steps names",
                    example);
        }
        if (step.options().containsKey(QUEUE) == step.options().containsKey(TOPIC)) {
            return found(step.place(), Destination.ONE_OF_TWO, example);
        }
        return step.options().containsKey(QUEUE)
                ? problem(step, QUEUE, Destination::queue, QUEUE_EXAMPLE)
                : problem(step, TOPIC, Destination::topic, TOPIC_EXAMPLE);
    }

    private static Optional<SettingException> problem(
            ChannelStep step, String option, Consumer<String> form, String example) {
        try {
            step.value(option).ifPresent(form);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return step.setting(option)
                    .map(setting -> found(setting, e.getMessage(), setting + "=" + example))
                    .orElseGet(() -> found(
                            step.place(),
                            "gives the channel " + step.channel() + " a " + option + " that " + e.getMessage(),
                            option + ": " + example));
        }
    }

    private static Optional<SettingException> contradiction(ChannelStep step, ChannelStep other) {
        String here = destination(step);
        String there = destination(other);
        return here.equals(there)
                ? Optional.empty()
                : found(
                        step.place(),
                        "leads the channel " + step.channel() + " of the outbox in "
                                + step.value(TABLE).orElse("") + " to " + here + ", and " + other.place()
                                + " leads it to " + there + ". Write the same there, or another channel or table here",
                        "uri: \"outbox:another-channel\"");
    }

    private static String destination(ChannelStep step) {
        return step.value(QUEUE).or(() -> step.value(TOPIC)).orElse("");
    }

    private static Optional<SettingException> found(String place, String what, String example) {
        return Optional.of(new SettingException(place, what, example));
    }
}
