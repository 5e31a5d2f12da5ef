package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.ChannelStep.TABLE;

import dev.wadi.delivery.RouteCheck;
import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;

/** Each step that sends a channel says where it leads, and no two say different things of one channel. */
public final class ChannelCheck implements RouteCheck {
    private static final String QUEUE = "queue";
    private static final String TOPIC = "topic";
    private static final Map<String, Consumer<String>> FORMS =
            Map.of(QUEUE, Destination::queue, TOPIC, Destination::topic);
    private static final Map<String, String> EXAMPLES = Map.of(
            QUEUE, "https://sqs.eu-west-1.amazonaws.com/123456789012/my-queue.fifo",
            TOPIC, "arn:aws:sns:eu-west-1:123456789012:my-topic",
            TABLE, "my-table");

    @Override
    public List<SettingException> problems(
            CamelContext context, Collection<RouteDefinition> all, Collection<RouteDefinition> edited) {
        List<SettingException> problems = new ArrayList<>();
        Map<List<String>, ChannelStep> known = new HashMap<>();
        for (RouteDefinition route : all) {
            if (!edited.contains(route)) {
                ChannelStep.of(context, route)
                        .filter(step -> destination(step).isPresent())
                        .forEach(step -> known.putIfAbsent(channel(step), step));
            }
        }
        for (RouteDefinition route : edited) {
            ChannelStep.of(context, route)
                    .forEach(step ->
                            problem(step).or(() -> contradiction(step, known)).ifPresent(problems::add));
        }
        return problems;
    }

    private static List<String> channel(ChannelStep step) {
        return List.of(step.value(TABLE).orElse(""), step.channel());
    }

    /** Empty where the step does not say it, which is another problem. */
    private static Optional<String> destination(ChannelStep step) {
        return step.isTo() && step.value(TABLE).isPresent()
                ? step.value(QUEUE).or(() -> step.value(TOPIC))
                : Optional.empty();
    }

    private static Optional<SettingException> problem(ChannelStep step) {
        String example = "to: {uri: \"outbox:" + (step.channel().isEmpty() ? "CHANNEL" : step.channel())
                + "\", parameters: {queue: \"{{NAME_OF_A_SETTING}}\", table: \"{{NAME_OF_A_SETTING}}\"}}";
        if (!step.isTo()) {
            return found(
                    step.place(),
                    "sends messages of an outbox by " + step.kind()
                            + ": only to: sends them, as where a channel leads must be known before a record comes."
                            + " Write to: \"outbox:CHANNEL\"",
                    example);
        }
        if (step.channel().isEmpty()) {
            return found(step.place(), "names no channel of the outbox", example);
        }
        if (!isGiven(step, TABLE)) {
            return empty(step, "no table in which its messages wait", TABLE)
                    .or(() -> found(
                            step.place(),
                            "does not say in which table the messages wait. Write table: with the one that the outbox of the steps names",
                            example));
        }
        List<String> given =
                Stream.of(QUEUE, TOPIC).filter(option -> isGiven(step, option)).toList();
        if (given.isEmpty()) {
            return empty(step, "neither queue nor topic", QUEUE, TOPIC)
                    .or(() -> found(step.place(), Destination.ONE_OF_TWO, example));
        }
        return given.size() == 1 ? form(step, given.get(0)) : found(step.place(), Destination.ONE_OF_TWO, example);
    }

    private static boolean isGiven(ChannelStep step, String option) {
        return step.value(option).isPresent() || step.isToldByCamel(option);
    }

    /** Where the route names settings for the options that have no value: they are to blame, and not the route. */
    private static Optional<SettingException> empty(ChannelStep step, String lack, String... options) {
        List<String> named = Stream.of(options)
                .filter(option -> step.setting(option).isPresent())
                .toList();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String setting = step.setting(named.get(0)).orElseThrow();
        String other = named.size() == 1
                ? ""
                : ", and neither has " + step.setting(named.get(1)).orElseThrow();
        return found(
                setting,
                "has no value" + other + ", so that the channel " + step.channel() + " in " + step.place() + " has "
                        + lack,
                setting + "=" + EXAMPLES.get(named.get(0)));
    }

    private static Optional<SettingException> form(ChannelStep step, String option) {
        try {
            step.value(option).ifPresent(FORMS.get(option));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String example = EXAMPLES.get(option);
            return step.setting(option)
                    .map(setting -> found(setting, e.getMessage(), setting + "=" + example))
                    .orElseGet(() -> found(
                            step.place(),
                            "gives the channel " + step.channel() + " a " + option + " that " + e.getMessage(),
                            option + ": " + example));
        }
    }

    private static Optional<SettingException> contradiction(ChannelStep step, Map<List<String>, ChannelStep> known) {
        Optional<String> here = destination(step);
        Optional<ChannelStep> other =
                here.flatMap(address -> Optional.ofNullable(known.putIfAbsent(channel(step), step)));
        return other.filter(first -> !destination(first).equals(here))
                .flatMap(first -> found(
                        step.place(),
                        "leads the channel " + step.channel() + " of the outbox in "
                                + step.value(TABLE).orElse("") + " to " + here.orElse("") + ", and " + first.place()
                                + " leads it to " + destination(first).orElse("")
                                + ". Write the same there, or another channel or table here",
                        "uri: \"outbox:another-channel\""));
    }

    private static Optional<SettingException> found(String place, String what, String example) {
        return Optional.of(new SettingException(place, what, example));
    }
}
