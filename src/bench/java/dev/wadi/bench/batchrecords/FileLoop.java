package dev.wadi.bench.batchrecords;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.AttributeValues;
import dev.wadi.source.kinesis.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What a person would write without Camel: Jackson's mapper, one read of the parameter for each poll, the same conditional writes, so many at a time. Anything but
 * success ends it.
 */
final class FileLoop implements AutoCloseable {
    private static final String KEY = "CurationRecordId";
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "state", "State",
            "num-records", "TotalNumCuratedRecords",
            "is-historical", "IsHistorical",
            "year", "Year",
            "month", "Month");

    private final BatchRecordsWorld world;
    private final DynamoDbClient dynamoDb;
    private final SsmClient parameters = SsmClient.create();
    private final ExecutorService writers;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    FileLoop(BatchRecordsWorld world, DynamoDbClient dynamoDb, int writers) {
        this.world = world;
        this.dynamoDb = dynamoDb;
        this.writers = Executors.newFixedThreadPool(writers);
    }

    void handle(List<StreamRecord> poll) {
        try {
            String batch = parameters
                    .getParameter(request -> request.name(world.parameter()).withDecryption(true))
                    .parameter()
                    .value();
            List<Callable<Void>> writes = new ArrayList<>(poll.size());
            for (StreamRecord record : poll) {
                Map<?, ?> fields = json.readValue(record.payload(), Map.class);
                if (text(fields, "s3-key").startsWith("waze/")) {
                    Map<String, AttributeValue> row = row(record, fields, batch);
                    writes.add(() -> put(row));
                }
            }
            for (Future<Void> write : writers.invokeAll(writes)) {
                write.get();
            }
        } catch (IOException | RefusedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, AttributeValue> row(StreamRecord record, Map<?, ?> fields, String batch)
            throws RefusedException {
        Map<String, AttributeValue> row = new HashMap<>();
        row.put(
                KEY,
                AttributeValue.fromS(UUID.nameUUIDFromBytes(record.sourceId().getBytes(UTF_8))
                        .toString()));
        row.put("BatchId", AttributeValue.fromS(batch));
        row.put("DataTableName", AttributeValue.fromS(text(fields, "table-name")));
        row.put(
                "S3Key", AttributeValue.fromS("s3://" + text(fields, "bucket-name") + "/" + text(fields, "s3-key")));
        for (Map.Entry<String, String> attribute : ATTRIBUTES.entrySet()) {
            row.put(attribute.getValue(), AttributeValues.of(fields.get(attribute.getKey())));
        }
        return row;
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalStateException(name + " is missing");
    }

    private Void put(Map<String, AttributeValue> row) {
        dynamoDb.putItem(request -> request.tableName(world.table())
                .item(row)
                .conditionExpression("attribute_not_exists(#key)")
                .expressionAttributeNames(Map.of("#key", KEY)));
        return null;
    }

    @Override
    public void close() {
        writers.shutdownNow();
        parameters.close();
        dynamoDb.close();
    }
}
