package dev.wadi.scenario.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.edge.json.MalformedFile;
import dev.wadi.edge.json.MalformedFileException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Entries of a YAML file of the pipeline, by what {@code config} calls it: in addition to those of the installation, and instead of those of the same name. */
final class DataFileFixture implements ScenarioFixture {
    private final Setting setting;
    private final Optional<JsonNode> entries;
    /** As defaults name the folder of the installation. */
    private static final String HOME = "{{wadi.home:.}}";

    private Optional<Path> merged = Optional.empty();

    /** @param setting that names the file */
    DataFileFixture(ScenarioNode scenario, String key, Setting setting) {
        this.setting = setting;
        entries = scenario.section("config").member(key).map(ScenarioNode::json);
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) throws IOException {
        if (entries.isEmpty()) {
            return Map.of();
        }
        YAMLMapper yaml = new YAMLMapper();
        Path installed = Path.of(
                setting.value().replace(HOME, world.installation().home().toString()));
        ObjectNode all = read(installed, yaml);
        entries.get().properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
        Path file = Files.createTempFile("scenario-", ".yaml");
        merged = Optional.of(file);
        Files.writeString(file, yaml.writeValueAsString(all));
        return Map.of(setting.name(), file.toString());
    }

    private static ObjectNode read(Path installed, YAMLMapper yaml) throws IOException {
        try {
            return (ObjectNode) yaml.readTree(Files.readString(installed));
        } catch (JsonProcessingException e) {
            throw new MalformedFileException(MalformedFile.of(installed, e).toString(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (merged.isPresent()) {
            Files.deleteIfExists(merged.get());
        }
    }
}
