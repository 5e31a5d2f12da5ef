package dev.wadi.blocks.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Reads a file with a JSON Schema, and tells where it is wrong. */
final class SchemaFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .failFast(true)
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(BoundedPattern::new)
            .build();

    private final Path file;
    private final String text;

    private SchemaFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @throws IllegalArgumentException with file and line, where it is no schema */
    static RecordSchema load(Path file) {
        try {
            return new SchemaFile(file, Files.readString(file)).read();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "check-schema finds no file " + file
                            + ". Write its path from the folder of the installation, such as config/orders/event.schema.json",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("check-schema cannot read " + file + ": " + e, e);
        }
    }

    private RecordSchema read() {
        JsonNode tree = tree();
        VersionFlag version = version(tree);
        requireSchema(tree, version);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(version, builder -> builder.jsonNodeReader(
                        JsonNodeReader.builder().jsonMapper(JSON).build())
                .schemaLoaders(loaders -> loaders.add(new NeighbouringSchemas(file))));
        try {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(file.toUri().toString()), tree, STRICT);
            schema.initializeValidators();
            return new RecordSchema(schema);
        } catch (JsonSchemaException | PatternSyntaxException e) {
            throw wrong(0, e.getMessage(), e);
        }
    }

    private JsonNode tree() {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!tree.isObject()) {
                throw wrong(1, "is no JSON object", null);
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw wrong(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage(), e);
        }
    }

    private VersionFlag version(JsonNode tree) {
        try {
            return SpecVersionDetector.detectOptionalVersion(tree, true).orElse(VersionFlag.V202012);
        } catch (JsonSchemaException e) {
            throw wrong(PointerLine.of(text, "/$schema"), e.getMessage(), e);
        }
    }

    /** By the schema of schemas. */
    private void requireSchema(JsonNode tree, VersionFlag version) {
        Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(version)
                .getSchema(SchemaLocation.of(version.getId()), STRICT)
                .validate(tree);
        if (!wrong.isEmpty()) {
            ValidationMessage first = wrong.iterator().next();
            String where = first.getInstanceLocation().toString();
            throw wrong(PointerLine.of(text, where), first.getMessage(), null);
        }
    }

    private IllegalArgumentException wrong(int line, String what, Exception cause) {
        return new IllegalArgumentException(
                file + (line > 0 ? ":" + line : "") + " is no schema that check-schema could use: " + what, cause);
    }
}
