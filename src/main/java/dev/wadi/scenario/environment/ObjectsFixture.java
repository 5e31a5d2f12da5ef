package dev.wadi.scenario.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * {@code objects} of buckets before the run, and {@code expected.objects}: all that are there afterwards and were not before, or are others now. An object is text,
 * JSON written out, or {@code {"$base64": "..."}}.
 */
final class ObjectsFixture implements ScenarioFixture {
    private static final String BASE64 = "$base64";

    /** The names of the buckets, by the settings that name them; two may name one. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private final Map<String, Map<String, byte[]>> before;
    private final Optional<Map<String, Map<String, byte[]>>> expected;
    /** How far numbers may differ, as a part of the larger one. */
    private final double tolerance;
    /** Whether each byte counts, also where both are JSON. */
    private final boolean exact;

    private final Map<String, ScenarioBucket> made = new LinkedHashMap<>();

    ObjectsFixture(ScenarioNode scenario, List<NamedThing> buckets) {
        buckets.forEach(bucket -> bucket.name(scenario).ifPresent(name -> names.put(bucket.setting(), name)));
        before = scenario.member("objects").map(this::contents).orElse(Map.of());
        expected = scenario.required("expected").member("objects").map(this::contents);
        tolerance = scenario.section("config")
                .member("tolerance")
                .map(part -> part.json().asDouble())
                .orElse(0.0);
        exact = scenario.section("config")
                .member("exact")
                .filter(part -> part.json().asBoolean())
                .isPresent();
    }

    private Map<String, Map<String, byte[]>> contents(ScenarioNode element) {
        Map<String, Map<String, byte[]>> contents = new LinkedHashMap<>();
        element.entries().forEach((name, objects) -> {
            if (!names.containsValue(name)) {
                throw objects.problem(
                        "no setting of the pipeline names a bucket " + name + Suggestion.of(name, names.values()));
            }
            contents.put(name, bytes(objects));
        });
        return contents;
    }

    private static Map<String, byte[]> bytes(ScenarioNode objects) {
        Map<String, byte[]> bytes = new TreeMap<>();
        objects.entries().forEach((key, content) -> bytes.put(key, bytes(content.json(), content)));
        return bytes;
    }

    private static byte[] bytes(JsonNode content, ScenarioNode element) {
        if (content.isObject() && content.size() == 1 && content.has(BASE64)) {
            try {
                return Base64.getDecoder().decode(content.get(BASE64).asText());
            } catch (IllegalArgumentException e) {
                throw element.problem(BASE64 + " is no Base64");
            }
        }
        return (content.isTextual() ? content.textValue() : JsonText.compact(content)).getBytes(UTF_8);
    }

    private static Map<String, String> texts(Map<String, byte[]> objects) {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((key, content) -> texts.put(key, new String(content, UTF_8)));
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
                                        texts(wanted.getOrDefault(name, Map.of())),
                                        written(name),
                                        (one, other) ->
                                                exact ? one.equals(other) : JsonText.same(one, other, tolerance)))))
                .orElse(Map.of());
    }

    /** What is not as it was before. */
    private Map<String, String> written(String name) {
        Map<String, String> objects = new TreeMap<>(made.get(name).objects());
        objects.entrySet().removeAll(texts(before.getOrDefault(name, Map.of())).entrySet());
        return objects;
    }

    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        return made.keySet().stream()
                .flatMap(name -> written(name).entrySet().stream()
                        .map(object -> new Effect(
                                resource(name),
                                object.getKey(),
                                Map.of("key", object.getKey(), "content", object.getValue()),
                                resource(name) + ": " + object.getKey() + " " + object.getValue(),
                                false)))
                .toList();
    }

    @Override
    public List<String> resources() {
        return names.values().stream().distinct().map(ObjectsFixture::resource).toList();
    }

    private static String resource(String bucket) {
        return "bucket " + bucket;
    }

    @Override
    public void close() {
        made.values().forEach(ScenarioBucket::close);
    }
}
