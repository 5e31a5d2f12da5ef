package dev.wadi.edge.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.wadi.edge.json.MalformedFile;
import dev.wadi.settings.NotUtf8Exception;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML file into nodes that know their places. Numbers stay text, as they are written. */
public final class YamlTree {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Path file;
    private final YAMLParser parser;

    private YamlTree(Path file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * @param content what the file is to hold, as the end of a sentence
     * @throws YamlFileException with the place, where it is no YAML, or none of these
     */
    public static YamlNode read(Path file, String content) {
        try (YAMLParser parser = YAML.createParser(Utf8File.read(file))) {
            YamlTree tree = new YamlTree(file, parser);
            if (parser.nextToken() == null) {
                throw new YamlFileException(file + ":1:1", "the file is empty; it needs " + content);
            }
            YamlNode root = tree.node(file + ":1:1");
            if (parser.nextToken() != null) {
                throw new YamlFileException(
                        tree.place(), "a second document begins here; write it into a file of its own");
            }
            return root;
        } catch (JsonProcessingException e) {
            MalformedFile malformed = MalformedFile.of(file, e);
            throw new YamlFileException(malformed.place(), malformed.problem());
        } catch (NotUtf8Exception e) {
            throw new YamlFileException(e.place(), e.getMessage());
        } catch (NoSuchFileException e) {
            throw new YamlFileException(file + ":1:1", "there is no such file");
        } catch (IOException e) {
            throw new YamlFileException(file + ":1:1", "cannot be read: " + e.getMessage());
        }
    }

    private YamlNode node(String key) throws IOException {
        String place = place();
        if (parser.isCurrentAlias()) {
            throw new YamlFileException(place, "write the value itself; aliases are not read");
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
                throw new YamlFileException(key, "the key '" + name + "' stands here a second time");
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
