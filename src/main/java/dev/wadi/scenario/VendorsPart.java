package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code config.vendors} of turbine-status: in addition to the vendors of the installation, and instead of those of the same name. */
final class VendorsPart implements WorldPart {
    private final Optional<JsonNode> vendors;
    private Optional<Path> merged = Optional.empty();

    VendorsPart(Element scenario) {
        vendors = scenario.section("config").member("vendors").map(Element::json);
    }

    @Override
    public Map<String, String> setUp(World world) throws IOException {
        if (vendors.isEmpty()) {
            return Map.of();
        }
        YAMLMapper yaml = new YAMLMapper();
        Path installed = world.installation().config().resolve(world.pipeline()).resolve("vendors.yaml");
        ObjectNode all = (ObjectNode) yaml.readTree(Files.readString(installed));
        vendors.get().properties().forEach(vendor -> all.set(vendor.getKey(), vendor.getValue()));
        Path file = Files.createTempFile("vendors-", ".yaml");
        merged = Optional.of(file);
        Files.writeString(file, yaml.writeValueAsString(all));
        return Map.of(world.pipeline() + ".vendors-file", file.toString());
    }

    @Override
    public void close() throws IOException {
        if (merged.isPresent()) {
            Files.deleteIfExists(merged.get());
        }
    }
}
