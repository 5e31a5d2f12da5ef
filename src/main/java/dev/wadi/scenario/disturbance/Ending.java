package dev.wadi.scenario.disturbance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.environment.Effect;
import dev.wadi.scenario.environment.ScenarioFixture;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.report.ObservedDeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a run left behind, by what holds it: rows, hashes, messages, dead letters. */
public final class Ending {
    private static final String DEAD_LETTERS = "dead letters";
    /** What all commands of Redis are about. */
    static final String REDIS = "redis";

    private final Map<String, List<Effect>> things;

    private Ending(Map<String, List<Effect>> things) {
        this.things = things;
    }

    /**
     * Messages and dead letters are taken out.
     *
     * @param settings the value of a setting in that run, by its name
     */
    public static Ending of(List<ScenarioFixture> parts, UnaryOperator<String> settings) {
        Map<String, List<Effect>> things = new TreeMap<>();
        for (ScenarioFixture part : parts) {
            part.effects(settings).forEach(effect -> add(effect, things));
            part.letters().forEach(letter -> add(effect(letter), things));
        }
        return new Ending(things);
    }

    private static void add(Effect effect, Map<String, List<Effect>> things) {
        things.computeIfAbsent(effect.resource(), resource -> new ArrayList<>()).add(effect);
    }

    private static Effect effect(ObservedDeadLetter letter) {
        return new Effect(DEAD_LETTERS, "", letter.fields(), letter.toString(), true);
    }

    /** The fields that are not the same in another run to which nothing else happened, such as a time or a random id; by what holds them. */
    public Map<String, Set<String>> volatileFields(Ending other) {
        Map<String, Set<String>> fields = new TreeMap<>();
        for (String resource : resources(other)) {
            Map<String, List<String>> here = values(resource);
            Map<String, List<String>> there = other.values(resource);
            Set<String> names = new TreeSet<>(here.keySet());
            names.addAll(there.keySet());
            names.removeIf(name -> here.getOrDefault(name, List.of()).equals(there.getOrDefault(name, List.of())));
            fields.put(resource, names);
        }
        return fields;
    }

    /**
     * What another run left, compared with this one: everything once, but what may be there more than once by its kind.
     *
     * @param ignored fields that are not compared
     * @param mayRepeat more resources that may hold the same thing more than once
     * @param maker what has made a thing; empty where that is not known
     */
    public List<Deviation> deviations(
            Ending other, Map<String, Set<String>> ignored, Set<String> mayRepeat, Function<Effect, String> maker) {
        List<Deviation> deviations = new ArrayList<>();
        for (String resource : resources(other)) {
            Function<Effect, Map<String, String>> shape =
                    effect -> compared(effect, ignored.getOrDefault(resource, Set.of()));
            List<Effect> before = things.getOrDefault(resource, List.of());
            List<Effect> missing = minus(before, other.things.getOrDefault(resource, List.of()), shape);
            List<Effect> more = minus(other.things.getOrDefault(resource, List.of()), before, shape);
            Set<Map<String, String>> known = before.stream().map(shape).collect(Collectors.toSet());
            more.removeIf(effect ->
                    (effect.mayRepeat() || mayRepeat.contains(resource)) && known.contains(shape.apply(effect)));
            missing.forEach(effect -> {
                Optional<Effect> changed =
                        more.stream().filter(effect::isSameAs).findFirst();
                changed.ifPresent(more::remove);
                deviations.add(Deviation.of(
                        changed.isPresent() ? Deviation.Kind.CHANGED : Deviation.Kind.MISSING,
                        path(resource, maker.apply(effect)),
                        effect.toString(),
                        changed.map(Effect::toString).orElse(Differences.NONE)));
            });
            more.forEach(effect -> deviations.add(Deviation.of(
                    Deviation.Kind.MORE, path(resource, maker.apply(effect)), Differences.NONE, effect.toString())));
        }
        return deviations;
    }

    /**
     * The steps that may have made a thing, such as {@code step store}; empty where that is not known.
     *
     * @param calls by which things are made
     * @param applications that may have refused a dead letter's record
     */
    public static String makers(Effect effect, Set<CallKind> calls, List<Crash> applications) {
        Stream<String> makers = effect.resource().equals(DEAD_LETTERS)
                ? applications.stream()
                        .map(application -> application.refusedBy(
                                effect.fields().getOrDefault("source_id", ""),
                                effect.fields().getOrDefault("reason", "")))
                : calls.stream().filter(call -> call.writes(effect.resource())).map(CallKind::caller);
        return makers.filter(maker -> !maker.isEmpty()).distinct().collect(Collectors.joining(" or "));
    }

    private static String path(String resource, String maker) {
        return resource + (maker.isEmpty() ? "" : ", by " + maker);
    }

    /** What is here and was not there before, or was otherwise. */
    public List<Effect> since(Ending before) {
        return things.entrySet().stream()
                .flatMap(held -> minus(
                        held.getValue(),
                        before.things.getOrDefault(held.getKey(), List.of()),
                        effect -> compared(effect, Set.of()))
                        .stream())
                .toList();
    }

    /** The records that were dead-lettered, by their identities. */
    public Set<String> refused() {
        return things.getOrDefault(DEAD_LETTERS, List.of()).stream()
                .map(letter -> letter.fields().getOrDefault("source_id", ""))
                .collect(Collectors.toSet());
    }

    private Set<String> resources(Ending other) {
        Set<String> resources = new TreeSet<>(things.keySet());
        resources.addAll(other.things.keySet());
        return resources;
    }

    /** All values of each field, sorted. */
    private Map<String, List<String>> values(String resource) {
        Map<String, List<String>> values = new TreeMap<>();
        things.getOrDefault(resource, List.of()).forEach(effect -> compared(effect, Set.of())
                .forEach((field, value) ->
                        values.computeIfAbsent(field, name -> new ArrayList<>()).add(value)));
        values.values().forEach(list -> list.sort(null));
        return values;
    }

    private static List<Effect> minus(
            List<Effect> some, List<Effect> others, Function<Effect, Map<String, String>> shape) {
        Map<Map<String, String>, Integer> left = new HashMap<>();
        others.forEach(effect -> left.merge(shape.apply(effect), 1, Integer::sum));
        return some.stream()
                .filter(effect -> left.merge(shape.apply(effect), -1, Integer::sum) < 0)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, String> compared(Effect effect, Set<String> ignored) {
        Map<String, String> compared = new LinkedHashMap<>();
        effect.fields().forEach((name, value) -> JsonText.object(value)
                .ifPresentOrElse(object -> leaves(name, object, compared), () -> compared.put(name, value)));
        compared.keySet().removeAll(new HashSet<>(ignored));
        return compared;
    }

    /** The members of an object by themselves: one of them may be a time. */
    private static void leaves(String path, JsonNode value, Map<String, String> leaves) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties().forEach(member -> leaves(path + "/" + member.getKey(), member.getValue(), leaves));
        } else {
            leaves.put(path, JsonText.compact(value));
        }
    }
}
