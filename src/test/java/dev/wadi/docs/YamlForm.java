package dev.wadi.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Set;

/** What a YAML block is, by its outermost keys. */
enum YamlForm {
    /** A route file, or what stands at the top of one. */
    ROUTE_FILE,
    /** Steps, which stand somewhere in a route. */
    STEPS,
    SCENARIO,
    /** Members of a scenario. */
    PART_OF_A_SCENARIO,
    /** Entries of the vendors' file of turbine-status. */
    VENDORS,
    /** A data set file of dataset-processing. */
    DATASET;

    private static final Set<String> TOP_OF_A_ROUTE_FILE = Set.of("route", "from", "beans", "routeConfiguration");

    /** @throws IllegalArgumentException for what no page has had so far */
    static YamlForm of(String text) throws IOException {
        JsonNode yaml = new YAMLMapper().readTree(text);
        if (yaml.isArray() && yaml.size() > 0) {
            boolean top = yaml.valueStream()
                    .allMatch(item -> TOP_OF_A_ROUTE_FILE.stream().anyMatch(item::has));
            return top ? ROUTE_FILE : STEPS;
        }
        if (yaml.has("pipeline") && yaml.has("inputs")) {
            return SCENARIO;
        }
        if (yaml.has("tables") && yaml.has("types")) {
            return DATASET;
        }
        if (yaml.has("expected") || yaml.has("inputs") || yaml.has("config")) {
            return PART_OF_A_SCENARIO;
        }
        if (yaml.isObject() && yaml.valueStream().allMatch(entry -> entry.has("codeType"))) {
            return VENDORS;
        }
        throw new IllegalArgumentException("no form of YAML that is known: teach YamlForm and DataBlocksTest this one");
    }
}
