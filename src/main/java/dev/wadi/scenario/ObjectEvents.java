package dev.wadi.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.environment.NoticeWorld;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.ScenarioReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with {@code case.json} and {@code events.json} as a scenario: objects that come one after the other, each told of when it is there, and the objects, records
 * and parameters that are there in the end.
 */
final class ObjectEvents implements ScenarioFolder {
    private static final String CASE = "case.json";
    private static final String EVENTS = "events.json";
    private static final String EXPECTED = "expected";
    private static final String REJECTS = "rejects";
    private static final String DUPLICATE = "duplicate";
    private static final String FAILED = "failed";
    private static final String DEAD_LETTER = "dead_letter";
    private static final String CALENDAR = "calendar";
    private static final String LINES_SUFFIX = ".jsonl";

    private final Path folder;
    private final Installation installation;
    private final ScenarioReader reader;

    ObjectEvents(Path folder, Installation installation, ScenarioReader reader) {
        this.folder = folder;
        this.installation = installation;
        this.reader = reader;
    }

    static boolean is(Path path) {
        return Files.isRegularFile(path.resolve(CASE)) && Files.isRegularFile(path.resolve(EVENTS));
    }

    @Override
    public JsonNode scenario() {
        ScenarioNode description = ScenarioNode.root(reader.read(folder.resolve(CASE)));
        description.ignore("what", "note");
        NoticeWorld world = NoticeWorld.of(description, installation);
        ObjectNode scenario = JsonNodeFactory.instance.objectNode();
        scenario.put("id", folder.toString()).put("pipeline", world.pipeline());
        ObjectNode environment = scenario.putObject("config").putObject("env");
        addSettings(description.section("config"), world, environment);
        addInputs(description, world, scenario.putArray("inputs"));
        ObjectNode expected = scenario.putObject(EXPECTED);
        addObjects(expected, world);
        if (Files.exists(folder.resolve(EXPECTED).resolve("params.json"))) {
            expected.set("parameters", reader.read(folder.resolve(EXPECTED).resolve("params.json")));
        }
        description.requireAllRead();
        return scenario;
    }

    /** The range of the table of dates, and any setting of the pipeline, with {@code _} for {@code -}. A file may be one of the case, or of the installation. */
    private void addSettings(ScenarioNode config, NoticeWorld world, ObjectNode environment) {
        config.entries().forEach((key, value) -> {
            if (key.equals(CALENDAR)) {
                environment.put(
                        world.variable("calendar-from"), value.items().get(0).text());
                environment.put(
                        world.variable("calendar-to"), value.items().get(1).text());
                return;
            }
            String setting = key.replace('_', '-');
            if (installation.settings().find(world.pipeline() + "." + setting).isEmpty()) {
                throw value.problem(world.pipeline() + " has no setting " + setting);
            }
            String text = value.json().asText();
            environment.put(
                    world.variable(setting),
                    Stream.of(folder, installation.home())
                            .map(place -> place.resolve(text))
                            .filter(Files::isRegularFile)
                            .findFirst()
                            .map(file -> file.toAbsolutePath().toString())
                            .orElse(text));
        });
    }

    private void addInputs(ScenarioNode description, NoticeWorld world, ArrayNode inputs) {
        Path objects = description
                .member("objects_from")
                .map(from -> folder.resolve(from.text()))
                .orElse(folder.resolve("objects"));
        boolean byRun = description.member("objects_from").isPresent();
        int number = 0;
        for (ScenarioNode event :
                ScenarioNode.root(reader.read(folder.resolve(EVENTS))).items()) {
            String key = event.required("key").text();
            Path file = byRun
                    ? objects.resolve(event.required("run").json().asText())
                            .resolve("objects")
                            .resolve(key)
                    : objects.resolve(key);
            if (Files.isRegularFile(file)) {
                ObjectNode put = inputs.addObject().putObject("putObject");
                put.put("bucket", world.ingestionBucket()).put("key", key);
                put.putObject("content").put("$base64", Base64.getEncoder().encodeToString(bytes(file)));
            }
            addNotice(inputs.addObject(), ++number, key, world);
        }
    }

    private static void addNotice(ObjectNode input, int number, String key, NoticeWorld world) {
        ObjectNode record = input.put("messageId", "event-" + number)
                .putObject("body")
                .putArray("Records")
                .addObject();
        record.put("eventName", "ObjectCreated:Put");
        ObjectNode s3 = record.putObject("s3");
        s3.putObject("bucket").put("name", world.ingestionBucket());
        s3.putObject("object").put("key", URLEncoder.encode(key, UTF_8));
    }

    private void addObjects(ObjectNode expected, NoticeWorld world) {
        ObjectNode objects = expected.putObject("objects").putObject(world.processedBucket());
        boolean calendar = false;
        for (Path file : files()) {
            String name = folder.resolve(EXPECTED).relativize(file).toString().replace('\\', '/');
            ArrayNode lines = lines(file);
            if (name.startsWith(REJECTS + "/")) {
                objects.putObject(name).set("$lines", lines);
            } else {
                calendar |= name.contains("/calendar_");
                objects.set(name.substring(0, name.length() - LINES_SUFFIX.length()) + ".parquet", lines);
            }
        }
        if (!calendar) {
            expected.putArray("otherObjects").add("*/calendar_*.parquet");
        }
        JsonNode records = reader.read(folder.resolve(EXPECTED).resolve("records.json"));
        expected.set("records", records);
        addRecords(records, objects, expected.putObject("outcomes"), expected.putArray("dlq"));
    }

    /** The record of each object that was processed is its mark; what failed without a rejected line was refused, and has none. */
    private static void addRecords(JsonNode records, ObjectNode objects, ObjectNode outcomes, ArrayNode letters) {
        Set<String> marked = new HashSet<>();
        for (ScenarioNode each : ScenarioNode.root(records).items()) {
            String status = each.required("status").text();
            boolean refused =
                    status.equals(FAILED) && each.json().path("rejected").asInt() == 0;
            String outcome = refused ? DEAD_LETTER : status;
            outcomes.put(outcome, outcomes.path(outcome).asInt() + 1);
            String key = each.required("key").text();
            if (refused) {
                letters.addObject().put("reason", reason(each.json())).put("source_id", key);
            } else if (!status.equals(DUPLICATE) && marked.add(key)) {
                objects.putObject("_done/" + key.replaceFirst("\\.jsonl$", ".json"))
                        .set("$fields", each.json());
            }
        }
    }

    private static String reason(JsonNode record) {
        return record.path("warnings").findValuesAsText("code").contains("unknown-object")
                ? "unknown_object"
                : "object_missing";
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder.resolve(EXPECTED))) {
            return all.filter(file -> file.toString().endsWith(LINES_SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ScenarioFormatException(folder.resolve(EXPECTED).toString(), "cannot be read: " + e);
        }
    }

    private ArrayNode lines(Path file) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        new String(bytes(file), UTF_8).lines().map(reader::readIfObject).forEach(lines::add);
        return lines;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ScenarioFormatException(file.toString(), "cannot be read: " + e);
        }
    }
}
