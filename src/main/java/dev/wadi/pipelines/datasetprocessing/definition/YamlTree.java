package dev.wadi.pipelines.datasetprocessing.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.wadi.settings.NotUtf8Exception;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML file into nodes that know their places. Numbers stay text, as they are written. */
final class YamlTree {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Path file;
    private final YAMLParser parser;

    private YamlTree(Path file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static YamlNode read(Path file) {
        try (YAMLParser parser = YAML.createParser(Utf8File.read(file))) {
            YamlTree tree = new YamlTree(file, parser);
            if (parser.nextToken() == null) {
                throw new DatasetFileException(
                        file + ":1:1", "the file is empty; it needs title, inputs, tables and types");
            }
            YamlNode root = tree.node(file + ":1:1");
            if (parser.nextToken() != null) {
                throw new DatasetFileException(
                        tree.place(), "a second document begins here; a data set is a file of its own");
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new DatasetFileException(
                    at == null ? file + ":1:1" : file + ":" + at.getLineNr() + ":" + at.getColumnNr(),
                    e.getOriginalMessage().lines().findFirst().orElse("no YAML"));
        } catch (NotUtf8Exception e) {
            throw new DatasetFileException(e.place(), e.getMessage());
        } catch (IOException e) {
            throw new DatasetFileException(file + ":1:1", "cannot be read: " + e.getMessage());
        }
    }

    private YamlNode node(String key) throws IOException {
        String place = place();
        if (parser.isCurrentAlias()) {
            throw new DatasetFileException(place, "write the value itself; aliases are not read");
        }
        JsonToken token = parser.currentToken();
        Object value =
                switch (token) {
                    case START_OBJECT -> members();
                    case START_ARRAY -> items();
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    case VALUE_NULL -> null;
                    default -> parser.getText();
                };
        return new YamlNode(place, key, value);
    }

    private Map<String, YamlNode> members() throws IOException {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = place();
            String name = parser.currentName();
            parser.nextToken();
            if (members.put(name, node(key)) != null) {
                throw new DatasetFileException(key, "the key '" + name + "' stands here a second time");
            }
        }
        return members;
    }

    private List<YamlNode> items() throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(place()));
        }
        return items;
    }

    private String place() {
        JsonLocation at = ((JsonParser) parser).currentTokenLocation();
        return file + ":" + at.getLineNr() + ":" + at.getColumnNr();
    }
}
