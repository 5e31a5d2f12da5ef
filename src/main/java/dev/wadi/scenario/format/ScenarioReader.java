package dev.wadi.scenario.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.wadi.edge.json.MalformedFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads JSON and YAML into one tree. Strict: a key that stands twice, or a second document, is refused. Numbers keep their digits. */
public final class ScenarioReader {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioReader.class);

    private final ObjectMapper json = strict(JsonMapper.builder(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()));
    private final ObjectMapper yaml = strict(YAMLMapper.builder(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()));

    private static ObjectMapper strict(MapperBuilder<?, ?> builder) {
        return builder.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** The text as JSON or YAML where it is an object of it; else an empty object. */
    public JsonNode readIfObject(String text) {
        for (ObjectMapper mapper : List.of(json, yaml)) {
            try {
                JsonNode tree = mapper.readTree(text);
                if (tree != null && tree.isObject()) {
                    return tree;
                }
            } catch (JsonProcessingException e) {
                LOG.debug("Not an object", e);
            }
        }
        return json.createObjectNode();
    }

    /** @throws ScenarioFormatException that names the file, and line and column where it is not well-formed */
    public JsonNode read(Path file) {
        ObjectMapper mapper = file.toString().endsWith(".json") ? json : yaml;
        try (JsonParser parser = new NoAliases(mapper.createParser(Files.readString(file)))) {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw new ScenarioFormatException(file.toString(), "the file is empty");
            }
            if (parser.nextToken() != null) {
                throw new ScenarioFormatException(
                        at(file, parser.currentTokenLocation()), "there must be one scenario in a file");
            }
            return RepeatedText.expand(tree);
        } catch (JsonProcessingException e) {
            MalformedFile malformed = MalformedFile.of(file, e);
            throw new ScenarioFormatException(malformed.place(), malformed.problem());
        } catch (NoSuchFileException e) {
            throw new ScenarioFormatException(file.toString(), "there is no such file or folder");
        } catch (CharacterCodingException e) {
            throw new ScenarioFormatException(file.toString(), "the file is not UTF-8");
        } catch (IOException e) {
            throw new ScenarioFormatException(file.toString(), "cannot be read: " + e);
        }
    }

    private static String at(Path file, JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? file.toString()
                : file + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    /** Jackson reads a YAML alias as the text of its name, which is never what was meant. */
    private static final class NoAliases extends JsonParserDelegate {

        NoAliases(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (delegate instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                throw new JsonParseException(
                        delegate, "YAML aliases (*" + delegate.getText() + ") are not supported: write the value out");
            }
            return token;
        }
    }
}
