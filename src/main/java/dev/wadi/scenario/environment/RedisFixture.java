package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * {@code redis.hashes} and {@code redis.strings} before and afterwards, {@code setHash} in between, in a database of the scenario's own. All connections of the
 * pipeline lead there.
 */
final class RedisFixture implements ScenarioFixture {
    private static final String RESOURCE = "redis";

    private final Content before;
    private final Optional<Content> expected;
    private final List<Connection> connections;
    private final List<String> inputHashSettings;
    private Optional<RedisDatabase> database = Optional.empty();

    /** Hashes and strings by key. */
    private record Content(Map<String, Map<String, String>> hashes, Map<String, String> strings) {

        static Content read(ScenarioNode redis) {
            Map<String, Map<String, String>> hashes = new LinkedHashMap<>();
            redis.member("hashes")
                    .ifPresent(all -> all.entries().forEach((key, hash) -> hashes.put(key, values(hash))));
            return new Content(
                    hashes, redis.member("strings").map(RedisFixture::values).orElse(Map.of()));
        }
    }

    /** The settings that name a server and one of its databases. */
    private record Connection(String host, String port, String database) {

        static Connection of(Setting host) {
            return new Connection(host.name(), note(host, "port"), note(host, "database"));
        }

        private static String note(Setting host, String name) {
            return host.type()
                    .notes()
                    .get(name)
                    .orElseThrow(() -> new ScenarioFormatException(
                            "redis",
                            host.name() + " names a Redis, and a scenario has one of its databases for itself: name the"
                                    + " settings with port and database behind its type, such as [redis; port=NAME;"
                                    + " database=NAME], or call it " + host.section() + ".redis-host"));
        }
    }

    /**
     * @param hosts settings that name a Redis
     * @param inputHashSettings settings that name hashes which are input and no result: they are not compared
     */
    RedisFixture(ScenarioNode scenario, List<Setting> hosts, List<String> inputHashSettings) {
        connections = hosts.stream().map(Connection::of).toList();
        this.inputHashSettings = inputHashSettings;
        before = scenario.member("redis").map(Content::read).orElse(new Content(Map.of(), Map.of()));
        expected = scenario.required("expected").member("redis").map(Content::read);
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of("setHash", this::setHash);
    }

    private ScenarioInput setHash(ScenarioNode step) {
        ScenarioNode input = step.required("setHash");
        String key = input.required("key").text();
        Map<String, String> fields = values(input.required("fields"));
        return new ScenarioInput.Change(input.path(), () -> database().putHash(key, fields));
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        String server = world.require("REDIS_HOST");
        String at = world.require("REDIS_PORT");
        RedisDatabase opened = RedisDatabase.takeEmpty(server, Integer.parseInt(at));
        database = Optional.of(opened);
        before.hashes().forEach(opened::putHash);
        before.strings().forEach(opened::putString);
        Map<String, String> settings = new LinkedHashMap<>();
        connections.forEach(connection -> {
            settings.put(connection.host(), server);
            settings.put(connection.port(), at);
            settings.put(connection.database(), Integer.toString(opened.number()));
        });
        return settings;
    }

    /** Which hashes is for the data to say. */
    @Override
    public Map<String, String> writesTo(String pipeline) {
        Map<String, String> settings = new LinkedHashMap<>();
        connections.forEach(connection -> {
            settings.put(connection.host(), "hashes of the Redis server");
            settings.put(connection.port(), "  at port");
            settings.put(connection.database(), "  in database");
        });
        return settings;
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(content ->
                        Map.of("redis", (application, differences) -> compare(content, application, differences)))
                .orElse(Map.of());
    }

    private void compare(Content wanted, WadiApplication application, Differences differences) {
        RedisDatabase.Content there = database().content();
        Map<String, Map<String, String>> hashes = new LinkedHashMap<>(there.hashes());
        for (String inputHash : inputHashes(ScenarioFixture.settings(application))) {
            if (!wanted.hashes().containsKey(inputHash)) {
                hashes.remove(inputHash);
            }
        }
        TreeSet<String> keys = new TreeSet<>(wanted.hashes().keySet());
        keys.addAll(hashes.keySet());
        for (String key : keys) {
            compareHash("redis.hashes." + key, wanted.hashes().get(key), hashes.get(key), differences);
        }
        differences.compare("redis.strings", wanted.strings(), there.strings(), JsonText::same);
        there.others()
                .forEach((key, type) -> differences.add("redis: the key " + key + " (" + type + ") must not exist"));
    }

    private static void compareHash(
            String path, Map<String, String> wanted, Map<String, String> there, Differences differences) {
        if (wanted == null || there == null) {
            differences.add(
                    path,
                    wanted == null ? Differences.NONE : wanted.toString(),
                    there == null ? Differences.NONE : there.toString());
        } else {
            differences.compare(path, wanted, there, JsonText::same);
        }
    }

    private List<String> inputHashes(UnaryOperator<String> settings) {
        return inputHashSettings.stream().map(settings).toList();
    }

    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        if (database.isEmpty()) {
            return List.of();
        }
        RedisDatabase.Content content = database().content();
        content.hashes().keySet().removeAll(inputHashes(settings));
        List<Effect> effects = new ArrayList<>();
        content.hashes().forEach((key, hash) -> effects.add(effect("hash " + key, new TreeMap<>(hash))));
        content.strings().forEach((key, text) -> effects.add(effect("string " + key, Map.of("value", text))));
        content.others().forEach((key, type) -> effects.add(effect(type + " " + key, Map.of())));
        return effects;
    }

    private static Effect effect(String key, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("its key", key);
        return new Effect(RESOURCE, key, all, RESOURCE + " " + key + ": " + fields, false);
    }

    @Override
    public List<String> resources() {
        return List.of(RESOURCE);
    }

    @Override
    public void close() {
        database.ifPresent(RedisDatabase::close);
    }

    private RedisDatabase database() {
        return database.orElseThrow(() -> new IllegalStateException("Redis is not set up"));
    }

    /** Text is taken as it is, an object stands for its compact JSON text. */
    private static Map<String, String> values(ScenarioNode map) {
        Map<String, String> values = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> {
            JsonNode json = value.json();
            values.put(key, json.isObject() ? JsonText.compact(json) : value.text());
        });
        return values;
    }
}
