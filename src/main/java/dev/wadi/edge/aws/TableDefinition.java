package dev.wadi.edge.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.edge.json.MalformedFile;
import dev.wadi.edge.json.MalformedFileException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * The definition of a DynamoDB table, as {@code aws dynamodb create-table --cli-input-json} takes it. Wadi itself creates such a table in the local
 * cloud only.
 */
public final class TableDefinition {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TableDefinition() {}

    /** @throws MalformedFileException if the file is not there or is no such definition */
    public static CreateTableRequest read(Path file) {
        try {
            return JSON.readValue(file.toFile(), CreateTableRequest.serializableBuilderClass())
                    .build();
        } catch (JsonProcessingException e) {
            throw new MalformedFileException(MalformedFile.of(file, e).toString(), e);
        } catch (FileNotFoundException e) {
            throw new MalformedFileException(
                    file + ": there is no such file. It must define a table, as aws dynamodb create-table"
                            + " --cli-input-json takes it; the setting with the table names it by file=NAME",
                    e);
        } catch (IOException e) {
            throw new MalformedFileException("cannot read " + file + ": " + e, e);
        }
    }
}
