package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** What a type says, and where it says nothing what {@code documents} says for all types. */
final class TypeSettings {
    private static final String[] KEYS = {
        "years",
        "table",
        "template",
        "columns",
        "history",
        "age-group",
        "immigration",
        "emigration",
        "entries",
        "heading",
        "series",
        "scale"
    };

    private final YamlNode own;
    private final Optional<YamlNode> shared;

    TypeSettings(YamlNode own, Optional<YamlNode> shared) {
        this.own = own;
        this.shared = shared;
        own.members(KEYS);
        shared.ifPresent(documents -> documents.members(KEYS));
    }

    /** A member with the value {@code null} in the type takes back what is said for all. */
    Optional<YamlNode> optional(String key) {
        Map<String, YamlNode> members = own.members();
        return members.containsKey(key) ? own.optional(key) : shared.flatMap(documents -> documents.optional(key));
    }

    YamlNode required(String key) {
        return optional(key)
                .orElseThrow(
                        () -> own.problem("this type needs the key '" + key + "', here or in documents for all types"));
    }
}
