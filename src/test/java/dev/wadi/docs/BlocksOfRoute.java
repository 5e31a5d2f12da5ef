package dev.wadi.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words that the options of a route's blocks name: what records end with there, and what they are refused for. */
final class BlocksOfRoute {
    private static final String REFUSE = "refuse:";
    /** That end a record by the answer of their service. */
    private static final List<String> EFFECTS = List.of(
            "dynamodb-", "redis-hash-set:", "s3-put:", "write-parquet:", "send-queue:", "send-topic:", "send-stream:");

    private final Set<String> outcomes = new TreeSet<>();
    private final Set<String> reasons = new TreeSet<>();

    /** @param route its file in YAML */
    BlocksOfRoute(String route) {
        try {
            new YAMLMapper().readTree(route).findValues("to").forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JsonNode to) {
        String uri = to.path("uri").asText(to.asText());
        JsonNode options = to.path("parameters");
        if (uri.startsWith(REFUSE)) {
            reasons.add(uri.substring(REFUSE.length()));
        }
        options.properties().stream()
                .filter(option -> option.getKey().matches("reason([.].*)?"))
                .forEach(option -> reasons.add(option.getValue().asText()));
        if (EFFECTS.stream().anyMatch(uri::startsWith) && options.path("last").asBoolean(true)) {
            outcomes.add(options.path("stored").asText("stored"));
            outcomes.add(options.path("unchanged").asText("unchanged"));
        }
    }

    Set<String> outcomes() {
        return outcomes;
    }

    Set<String> reasons() {
        return reasons;
    }
}
