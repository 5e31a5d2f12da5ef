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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code objects} of buckets before the run, and {@code expected.objects}: all that are there afterwards and were not before, or are others now. An object is text,
 * JSON written out, or {@code {"$base64": "..."}}.
 */
final class ObjectsFixture implements ScenarioFixture {
    private static final String BASE64 = "$base64";
    private static final String PUT = "putObject";

    /** The names of the buckets, by the settings that name them; two may name one. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private final Map<String, Map<String, byte[]>> before;
    private final Optional<Map<String, Map<String, ExpectedObject>>> expected;
    /** Patterns of keys that may be there as well. */
    private final List<Pattern> others;
    /** How far numbers may differ, as a part of the larger one. */
    private final double tolerance;
    /** Whether each byte counts, also where both are JSON. */
    private final boolean exact;

    private final Map<String, ScenarioBucket> made = new LinkedHashMap<>();
    /** What the scenario has put during the run, by bucket and key. */
    private final Map<String, Map<String, String>> given = new LinkedHashMap<>();

    ObjectsFixture(ScenarioNode scenario, List<NamedThing> buckets) {
        buckets.forEach(bucket -> bucket.name(scenario).ifPresent(name -> names.put(bucket.setting(), name)));
        before = scenario.member("objects")
                .map(all -> contents(all, ObjectsFixture::bytes))
                .orElse(Map.of());
        ScenarioNode wanted = scenario.required("expected");
        expected = wanted.member("objects").map(all -> contents(all, ObjectsFixture::expected));
        others = wanted.member("otherObjects").map(ScenarioNode::items).orElse(List.of()).stream()
                .map(keys -> Pattern.compile(("\\Q" + keys.text() + "\\E").replace("*", "\\E.*\\Q")))
                .toList();
        tolerance = scenario.section("config")
                .member("tolerance")
                .map(part -> part.json().asDouble())
                .orElse(0.0);
        exact = scenario.section("config")
                .member("exact")
                .filter(part -> part.json().asBoolean())
                .isPresent();
    }

    private <T> Map<String, Map<String, T>> contents(
            ScenarioNode element, BiFunction<JsonNode, ScenarioNode, T> content) {
        Map<String, Map<String, T>> contents = new LinkedHashMap<>();
        element.entries().forEach((name, objects) -> {
            if (!names.containsValue(name)) {
                throw objects.problem(
                        "no setting of the pipeline names a bucket " + name + Suggestion.of(name, names.values()));
            }
            Map<String, T> byKey = new TreeMap<>();
            objects.entries().forEach((key, object) -> byKey.put(key, content.apply(object.json(), object)));
            contents.put(name, byKey);
        });
        return contents;
    }

    private static ExpectedObject expected(JsonNode content, ScenarioNode element) {
        return ExpectedObject.ofFields(content)
                .orElseGet(() -> ExpectedObject.of(ScenarioBucket.shown(bytes(content, element))));
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
        objects.forEach((key, content) -> texts.put(key, ScenarioBucket.shown(content)));
        return texts;
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of(PUT, input -> {
            ScenarioNode put = input.required(PUT);
            String bucket = put.required("bucket").text();
            String key = put.required("key").text();
            ScenarioNode content = put.required("content");
            byte[] bytes = bytes(content.json(), content);
            if (!names.containsValue(bucket)) {
                throw put.problem(
                        "no setting of the pipeline names a bucket " + bucket + Suggestion.of(bucket, names.values()));
            }
            return new ScenarioInput.Change(put.path(), () -> {
                made.get(bucket).put(key, bytes);
                given.computeIfAbsent(bucket, name -> new TreeMap<>()).put(key, ScenarioBucket.shown(bytes));
            });
        });
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
                                        wantedTexts(wanted.getOrDefault(name, Map.of())),
                                        seen(name, wanted.getOrDefault(name, Map.of())),
                                        this::isSame))))
                .orElse(Map.of());
    }

    private static Map<String, String> wantedTexts(Map<String, ExpectedObject> wanted) {
        Map<String, String> texts = new TreeMap<>();
        wanted.forEach((key, object) -> texts.put(key, object.text()));
        return texts;
    }

    private Map<String, String> seen(String bucket, Map<String, ExpectedObject> wanted) {
        Map<String, String> seen = new TreeMap<>();
        written(bucket).forEach((key, content) -> {
            ExpectedObject object = wanted.get(key);
            if (object != null
                    || others.stream().noneMatch(keys -> keys.matcher(key).matches())) {
                seen.put(key, object == null ? content : object.seen(content));
            }
        });
        return seen;
    }

    /** All of it, or line by line. */
    private boolean isSame(String one, String other) {
        if (exact) {
            return one.equals(other);
        }
        List<String> these = one.lines().toList();
        List<String> those = other.lines().toList();
        return JsonText.same(one, other, tolerance)
                || (these.size() > 1
                        && these.size() == those.size()
                        && IntStream.range(0, these.size())
                                .allMatch(at -> JsonText.same(these.get(at), those.get(at), tolerance)));
    }

    /** What is not as it was before, nor put by the scenario. */
    private Map<String, String> written(String name) {
        Map<String, String> objects = new TreeMap<>(made.get(name).objects());
        objects.entrySet().removeAll(texts(before.getOrDefault(name, Map.of())).entrySet());
        objects.entrySet().removeAll(given.getOrDefault(name, Map.of()).entrySet());
        return objects;
    }

    /** Of an object of which the scenario asks for some fields, these. */
    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        return made.keySet().stream()
                .flatMap(name -> written(name).entrySet().stream()
                        .map(object -> effect(
                                name,
                                object.getKey(),
                                wanted(name, object.getKey())
                                        .map(wanted -> wanted.seen(object.getValue()))
                                        .orElseGet(object::getValue))))
                .toList();
    }

    private Optional<ExpectedObject> wanted(String bucket, String key) {
        return expected.map(all -> all.getOrDefault(bucket, Map.of()).get(key));
    }

    private static Effect effect(String bucket, String key, String content) {
        return new Effect(
                resource(bucket),
                key,
                Map.of("key", key, "content", content),
                resource(bucket) + ": " + key + " " + content,
                false);
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
