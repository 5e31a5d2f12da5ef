package dev.wadi.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;

/** A folder with {@code case.json} and {@code event.json} as a scenario: one event, the objects before, and the objects and the answer, or the error, afterwards. */
final class CaseFolder implements ScenarioFolder {
    private static final String CASE = "case.json";
    private static final String EVENT = "event.json";
    private static final String OBJECTS = "objects";
    private static final double TOLERANCE = 1e-9;

    private final Path folder;
    private final Installation installation;
    private final ScenarioReader reader;

    CaseFolder(Path folder, Installation installation, ScenarioReader reader) {
        this.folder = folder;
        this.installation = installation;
        this.reader = reader;
    }

    static boolean is(Path path) {
        return Files.isRegularFile(path.resolve(CASE)) && Files.isRegularFile(path.resolve(EVENT));
    }

    /** @throws ScenarioFormatException at the first thing in it that is not of the form */
    @Override
    public JsonNode scenario() {
        ScenarioNode description = ScenarioNode.root(reader.read(folder.resolve(CASE)));
        description.ignore("function", "type", "note", "original_error", "output_keys", "error_kind");
        CaseWorld world = CaseWorld.of(description, installation);
        ObjectNode scenario = JsonNodeFactory.instance.objectNode();
        scenario.put("id", folder.toString()).put("pipeline", world.pipeline());
        ObjectNode config = scenario.putObject("config");
        config.put("now", description.required("clock_date").text() + "T00:00:00Z")
                .put("tolerance", TOLERANCE);
        String bucket = description.required("bucket").text();
        config.put(world.bucketKey(), bucket);
        ObjectNode objects = scenario.putObject(OBJECTS).putObject(bucket);
        for (Map.Entry<String, ScenarioNode> object :
                description.required("s3_objects").entries().entrySet()) {
            ObjectContent.put(objects, object.getKey(), bytes(object.getValue().text()));
        }
        scenario.putArray("inputs").addObject().put("messageId", "event").put("body", new String(bytes(EVENT), UTF_8));
        ObjectNode expected = scenario.putObject("expected");
        if (outcome(description).equals("ok")) {
            expectAnswer(description, expected, bucket, world);
        } else {
            expectError(description, expected, bucket);
        }
        description.requireAllRead();
        return scenario;
    }

    private static String outcome(ScenarioNode description) {
        String outcome = description.required("outcome").text();
        return description.member("recommended_outcome").map(ScenarioNode::text).orElse(outcome);
    }

    private void expectAnswer(ScenarioNode description, ObjectNode expected, String bucket, CaseWorld world) {
        ObjectNode objects = expected.putObject(OBJECTS).putObject(bucket);
        for (ScenarioNode key : description.required("output_keys").items()) {
            String name = key.text().substring(key.text().lastIndexOf('/') + 1);
            objects.set(key.text(), reader.read(folder.resolve("expected").resolve(name)));
        }
        expected.putArray("sqs")
                .addObject()
                .put("queue", world.replyQueue())
                .set("body", reader.read(folder.resolve("response.json")));
        expected.putArray("dlq");
    }

    private static void expectError(ScenarioNode description, ObjectNode expected, String bucket) {
        expected.putObject(OBJECTS).putObject(bucket);
        expected.putArray("sqs");
        expected.putArray("dlq")
                .addObject()
                .put("reason", description.required("error_kind").text().replace('-', '_'));
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new ScenarioFormatException(folder.resolve(file).toString(), "cannot be read: " + e);
        }
    }
}
