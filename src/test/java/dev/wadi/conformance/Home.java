package dev.wadi.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A copy of routes and settings that an experiment may edit. */
final class Home implements AutoCloseable {
    static final String HEADERS = "headers: ";

    private static final String AN_HOUR = "3600000";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path folder;

    Home() {
        try {
            folder = Files.createTempDirectory("wadi-conformance");
            InstallationCopy.to(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * What no edit of a route can do: the account is {@linkplain ForgedAccount forged}, so that the source acknowledges before anything is stored. What is
     * handed over waits for an hour, so that a kill always finds it unstored.
     */
    void acknowledgeBeforeTheWork(String pipeline) throws IOException {
        Path file = folder.resolve("routes/" + pipeline + "/" + pipeline + ".camel.yaml");
        ArrayNode elements = (ArrayNode) YAML.readTree(file.toFile());
        ArrayNode edited = YAML.createArrayNode();
        for (JsonNode element : elements) {
            edited.add(element);
            if (element.has("route")) {
                ObjectNode work = (ObjectNode) element.get("route");
                ObjectNode source = work.deepCopy();
                String detached = "direct:" + pipeline + "-detached";
                ArrayNode forged = ((ObjectNode) source.get("from")).putArray("steps");
                forged.addObject().putObject("process").put("ref", pipeline + "-forged-account");
                forged.addObject().putObject("wireTap").put("uri", detached);
                edited.addObject()
                        .putArray("beans")
                        .addObject()
                        .put("name", pipeline + "-forged-account")
                        .put("type", "#class:" + ForgedAccount.class.getName());
                edited.addObject().set("route", source);
                work.put("id", pipeline + "-detached").put("nodePrefixId", pipeline + "-detached/");
                JsonNode stored = work.get("from").get("steps");
                ArrayNode steps = work.putObject("from").put("uri", detached).putArray("steps");
                steps.addObject().putObject("delay").put("constant", AN_HOUR);
                stored.forEach(steps::add);
            }
        }
        YAML.writeValue(file.toFile(), edited);
    }

    /** Logs the headers of each exchange behind the last step outside of a split, and before the first one. */
    void showHeaders(String pipeline) throws IOException {
        Path file = folder.resolve("routes/" + pipeline + "/" + pipeline + ".camel.yaml");
        ArrayNode elements = (ArrayNode) YAML.readTree(file.toFile());
        for (JsonNode element : elements) {
            JsonNode steps = element.at("/route/from/steps");
            if (steps instanceof ArrayNode all) {
                ObjectNode log = YAML.createObjectNode();
                log.putObject("log").put("message", HEADERS + "${headers}");
                all.insert(0, log);
                all.add(log);
            }
        }
        YAML.writeValue(file.toFile(), elements);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
