package dev.wadi.scenario.environment;

import dev.wadi.app.WadiApplication;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code objects} of buckets before the run, and {@code expected.objects}: all that are there afterwards and were not before, or are others now. An object is text,
 * or JSON written out.
 */
final class ObjectsFixture implements ScenarioFixture {
    /** The names of the buckets, by the settings that name them; two may name one. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private final Map<String, Map<String, String>> before;
    private final Optional<Map<String, Map<String, String>>> expected;
    private final Map<String, ScenarioBucket> made = new LinkedHashMap<>();

    ObjectsFixture(ScenarioNode scenario, List<NamedThing> buckets) {
        buckets.forEach(bucket -> bucket.name(scenario).ifPresent(name -> names.put(bucket.setting(), name)));
        before = scenario.member("objects").map(this::contents).orElse(Map.of());
        expected = scenario.required("expected").member("objects").map(this::contents);
    }

    private Map<String, Map<String, String>> contents(ScenarioNode element) {
        Map<String, Map<String, String>> contents = new LinkedHashMap<>();
        element.entries().forEach((name, objects) -> {
            if (!names.containsValue(name)) {
                throw objects.problem(
                        "no setting of the pipeline names a bucket " + name + Suggestion.of(name, names.values()));
            }
            contents.put(name, texts(objects));
        });
        return contents;
    }

    private static Map<String, String> texts(ScenarioNode objects) {
        Map<String, String> texts = new TreeMap<>();
        objects.entries()
                .forEach((key, content) ->
                        texts.put(key, content.json().isTextual() ? content.text() : JsonText.compact(content.json())));
        return texts;
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        names.values().stream()
                .distinct()
                .forEach(name ->
                        made.put(name, ScenarioBucket.create(world, name, before.getOrDefault(name, Map.of()))));
        return names;
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return names.keySet().stream().collect(Collectors.toMap(setting -> setting, setting -> "bucket"));
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(
                        wanted -> Map.of("objects", (application, differences) -> made.keySet()
                                .forEach(name -> differences.compare(
                                        "objects." + name,
                                        wanted.getOrDefault(name, Map.of()),
                                        written(name),
                                        JsonText::same))))
                .orElse(Map.of());
    }

    /** What is not as it was before. */
    private Map<String, String> written(String name) {
        Map<String, String> objects = new TreeMap<>(made.get(name).objects());
        objects.entrySet().removeAll(before.getOrDefault(name, Map.of()).entrySet());
        return objects;
    }

    @Override
    public List<Effect> effects(WadiApplication application) {
        return made.keySet().stream()
                .flatMap(name -> written(name).entrySet().stream()
                        .map(object -> new Effect(
                                "bucket " + name, object.getKey(), object.getKey() + " " + object.getValue())))
                .toList();
    }

    @Override
    public void close() {
        made.values().forEach(ScenarioBucket::close);
    }
}
