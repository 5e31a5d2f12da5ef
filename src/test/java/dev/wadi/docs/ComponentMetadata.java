package dev.wadi.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A component of Wadi's as Camel's catalogue knows it: its generated metadata. */
record ComponentMetadata(JsonNode file) {
    private static final Path FOLDER = Path.of("src/generated/resources/META-INF/dev/wadi");
    /** Options that Camel gives every component. */
    private static final Set<String> OF_EACH =
            Set.of("lazyStartProducer", "bridgeErrorHandler", "exceptionHandler", "exchangePattern");

    /** By their schemes. */
    static List<ComponentMetadata> all() throws IOException {
        List<ComponentMetadata> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                all.add(new ComponentMetadata(new ObjectMapper().readTree(file.toFile())));
            }
        }
        all.sort(Comparator.comparing(ComponentMetadata::scheme));
        return all;
    }

    String scheme() {
        return component("scheme");
    }

    /** Whether a route may begin with it. */
    boolean isSource() {
        return !file.path("component").path("producerOnly").asBoolean();
    }

    /** The address without options, such as {@code parse:FORMAT}. */
    String form() {
        String syntax = component("syntax");
        int name = syntax.indexOf(':') + 1;
        return syntax.substring(0, name) + syntax.substring(name).toUpperCase(Locale.ROOT);
    }

    String description() {
        return component("description");
    }

    Path page() {
        return Path.of("docs/reference/" + scheme() + ".md");
    }

    /** The name in its address first, then those that are its own. */
    List<Option> options() {
        return file.path("properties").properties().stream()
                .filter(option -> !OF_EACH.contains(option.getKey()))
                .map(option -> new Option(option.getKey(), option.getValue()))
                .toList();
    }

    List<Header> headers() {
        return file.path("headers").properties().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
    }

    private String component(String what) {
        return file.path("component").path(what).asText();
    }

    record Option(String key, JsonNode of) {

        boolean isInAddress() {
            return of.path("kind").asText().equals("path");
        }

        /** As it is written: in capitals what stands for a name. */
        String name() {
            if (isInAddress()) {
                return key.toUpperCase(Locale.ROOT);
            }
            return of.has("prefix") ? of.path("prefix").asText() + "NAME" : key;
        }

        String type() {
            List<String> words = new ArrayList<>();
            of.path("enum").forEach(word -> words.add("`" + word.asText() + "`"));
            return switch (of.path("type").asText()) {
                case "enum" -> String.join(", ", words);
                case "integer" -> "number";
                case "boolean" -> "`true`, `false`";
                case "duration" -> "duration";
                case "array" -> "names, separated by commas";
                default ->
                    of.path("javaType").asText().endsWith("Map<java.lang.String, java.lang.Object>")
                                    || of.path("javaType").asText().equals("java.lang.String")
                            ? "text"
                            : "bean";
            };
        }

        boolean hasFallback() {
            return of.has("defaultValue");
        }

        /** Empty where there is none. */
        String fallback() {
            if (hasFallback()) {
                return "`" + of.path("defaultValue").asText() + "`";
            }
            return of.path("required").asBoolean() ? "required" : "";
        }

        String meaning() {
            return of.path("description").asText().replace("|", "\\|");
        }
    }

    record Header(String name, JsonNode of) {

        String type() {
            String type = of.path("javaType").asText();
            return type.substring(type.lastIndexOf('.') + 1);
        }

        String content() {
            return of.path("description").asText();
        }
    }
}
