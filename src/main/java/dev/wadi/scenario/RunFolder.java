package dev.wadi.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.scenario.environment.CaseWorld;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder about a pipeline that reads a database at times, as a scenario. Either a chain, with {@code schema.sql} and {@code runs/}: before run N comes {@code dayN.sql}, where it is there,
 * and {@code runs/N} has what the run writes. Or a case, with {@code case.json} and {@code given/} or {@code expected/}, whose run is followed by another that must add nothing.
 */
final class RunFolder implements ScenarioFolder {
    private static final String CASE = "case.json";
    private static final String SCHEMA = "schema.sql";
    private static final String RUNS = "runs";
    private static final String ENVIRONMENT = "dev";
    /** What the topic is called in a scenario. */
    private static final String ALERTS = "alerts";

    private final Path folder;
    private final Installation installation;
    private final ScenarioReader reader;
    private final ObjectNode scenario = JsonNodeFactory.instance.objectNode();
    private final ArrayNode database = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode records = JsonNodeFactory.instance.arrayNode();
    private final ObjectNode before = JsonNodeFactory.instance.objectNode();
    private final ObjectNode written = JsonNodeFactory.instance.objectNode();

    RunFolder(Path folder, Installation installation, ScenarioReader reader) {
        this.folder = folder;
        this.installation = installation;
        this.reader = reader;
    }

    /** Also of a folder with an event or events, which the others take first. */
    static boolean is(Path path) {
        return isChain(path) || isCase(path);
    }

    private static boolean isChain(Path path) {
        return Files.isRegularFile(path.resolve(SCHEMA)) && Files.isDirectory(path.resolve(RUNS));
    }

    /** Where nothing is there before and nothing is written, it has neither objects nor parameters. */
    private static boolean isCase(Path path) {
        return Files.isRegularFile(path.resolve(CASE));
    }

    /** @throws ScenarioFormatException at the first thing in it that is not of the form */
    @Override
    public JsonNode scenario() {
        return isChain(folder) ? chain() : oneCase();
    }

    private JsonNode chain() {
        database.add(text(folder.resolve(SCHEMA)));
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (int run = 1; Files.isDirectory(folder.resolve(RUNS).resolve(Integer.toString(run))); run++) {
            Path result = folder.resolve(RUNS).resolve(Integer.toString(run));
            Path changes = folder.resolve("day" + run + ".sql");
            if (Files.exists(changes)) {
                inputs.addObject().put("sql", text(changes));
            }
            addObjects(result.resolve("objects"), written);
            ScenarioNode expected = ScenarioNode.root(reader.read(result.resolve("expect.json")));
            expected.required("new_objects");
            List<String> tables =
                    List.copyOf(expected.required("rows").entries().keySet());
            addRun(tables);
            addRecords(expected, tables);
            parameters = (ObjectNode) expected.required("params").json();
            inputs.addObject().set("checkParameters", parameters);
            expected.requireAllRead();
        }
        CaseWorld world = CaseWorld.ofDatabase(ScenarioNode.root(JsonNodeFactory.instance.objectNode()), installation);
        return finish(world, JsonNodeFactory.instance.objectNode().put("overlap_seconds", 300), parameters);
    }

    private JsonNode oneCase() {
        ScenarioNode description = ScenarioNode.root(reader.read(folder.resolve(CASE)));
        description.ignore("what", "note");
        CaseWorld world = CaseWorld.ofDatabase(description, installation);
        for (ScenarioNode script : description.required("database").items()) {
            database.add(text(script(script)));
        }
        addObjects(folder.resolve("given").resolve("objects"), before);
        Path given = folder.resolve("given").resolve("params.json");
        if (Files.exists(given)) {
            scenario.set("parameters", reader.read(given));
        }
        addObjects(folder.resolve("expected").resolve("objects"), written);
        ScenarioNode config = description.required("config");
        ScenarioNode expected = description.required("expect");
        expected.ignore("second_run_new_objects");
        expected.required("new_objects");
        List<String> tables = config.required("tables").items().stream()
                .map(ScenarioNode::text)
                .toList();
        addRun(tables);
        addRecords(expected, tables);
        addRun(tables);
        tables.forEach(
                table -> addRecord(expected, table, "second_run_warnings").put("rows", 0));
        expected.member("alerts").ifPresent(alerts -> addAlerts(alerts, errors(expected), world));
        JsonNode rules = config.json();
        config.member("overlap_seconds");
        config.member("max_rows_per_object");
        JsonNode scenarioOfCase =
                finish(world, rules, expected.required("params").json());
        description.requireAllRead();
        return scenarioOfCase;
    }

    private void addRun(List<String> tables) {
        ArrayNode run = inputs.addObject().putArray("run");
        tables.forEach(run::add);
    }

    private void addRecords(ScenarioNode expected, List<String> tables) {
        for (String table : tables) {
            ObjectNode record = addRecord(expected, table, "warnings");
            expected.required("rows").member(table).ifPresent(rows -> record.set("rows", rows.json()));
        }
    }

    private ObjectNode addRecord(ScenarioNode expected, String table, String warnings) {
        ObjectNode record = records.addObject().put("table", table);
        errors(expected).stream()
                .filter(error -> error.required("table").text().equals(table))
                .findFirst()
                .ifPresent(error -> record.put("error", error.required("code").text()));
        record.set("warnings", ofTable(expected, warnings, table));
        return record;
    }

    private static List<ScenarioNode> errors(ScenarioNode expected) {
        return expected.member("errors").map(ScenarioNode::items).orElse(List.of());
    }

    /** Those of the first run. What failed in it fails in the second one, which alerts again. */
    private void addAlerts(ScenarioNode alerts, List<ScenarioNode> errors, CaseWorld world) {
        if (world.topicKey().isEmpty()) {
            throw alerts.problem(world.pipeline() + " has no topic for alerts");
        }
        scenario.withObject("/config").put(world.topicKey(), ALERTS);
        ArrayNode published = scenario.withObject("/expected").putArray("sns");
        for (int i = 0; i < alerts.integerAbove(-1) + errors.size(); i++) {
            published.addObject().put("topic", ALERTS);
        }
    }

    private static ArrayNode ofTable(ScenarioNode expected, String warnings, String table) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        expected.member(warnings).ifPresent(all -> all.items().stream()
                .map(ScenarioNode::json)
                .filter(warning -> warning.path("table").asText().equals(table))
                .forEach(found::add));
        return found;
    }

    private JsonNode finish(CaseWorld world, JsonNode rules, JsonNode parameters) {
        String bucket = "ingestion";
        String prefix = world.pipeline().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
        scenario.put("id", folder.toString()).put("pipeline", world.pipeline());
        ObjectNode config =
                scenario.withObject("/config").put(world.bucketKey(), bucket).put("exact", true);
        ObjectNode env = config.putObject("env").put(prefix + "ENVIRONMENT", ENVIRONMENT);
        if (rules.has("overlap_seconds")) {
            env.put(prefix + "OVERLAP", rules.get("overlap_seconds").asText() + "s");
        }
        if (rules.has("max_rows_per_object")) {
            env.put(
                    prefix + "MAX_ROWS_PER_OBJECT",
                    rules.get("max_rows_per_object").asText());
        }
        scenario.set("database", database);
        scenario.putObject("objects").set(bucket, before);
        scenario.set("inputs", inputs);
        ObjectNode expected = scenario.withObject("/expected");
        expected.putObject("objects").set(bucket, written);
        expected.set("parameters", parameters);
        expected.set("records", records);
        expected.putArray("dlq");
        return scenario;
    }

    /** In the folder, or in the one above it. */
    private Path script(ScenarioNode name) {
        return Stream.of(folder, folder.toAbsolutePath().getParent())
                .map(place -> place.resolve(name.text()))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> name.problem("there is no such file in " + folder + " or above it"));
    }

    private void addObjects(Path root, ObjectNode objects) {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new ScenarioFormatException(root.toString(), "cannot be read: " + e);
        }
        for (Path file : files) {
            ObjectContent.put(objects, root.relativize(file).toString().replace('\\', '/'), bytes(file));
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ScenarioFormatException(file.toString(), "cannot be read: " + e);
        }
    }
}
