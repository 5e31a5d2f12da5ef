package dev.wadi.pipelines.starschema.mapping;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the objects of tables become a warehouse.
 *
 * @param name of its file, without the ending
 * @param version what its author counts
 * @param sources by name, in the order of the file
 */
public record Mapping(String name, String version, Map<String, SourcePlan> sources, Optional<Calendar> calendar) {

    /** The same, where a loader makes the record ids (spec section 5). */
    public Mapping withoutRecordIds() {
        Map<String, SourcePlan> without = new LinkedHashMap<>();
        sources.forEach((table, plan) -> without.put(table, plan.withoutRecordIds()));
        return new Mapping(name, version, without, calendar);
    }

    /** @throws dev.wadi.edge.yaml.YamlFileException with file, line and column of what is wrong */
    public static Mapping load(Path file) {
        return new MappingFile(file).read();
    }
}
