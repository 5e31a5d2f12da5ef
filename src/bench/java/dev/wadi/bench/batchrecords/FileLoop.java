package dev.wadi.bench.batchrecords;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.batchrecords.AnnouncementParser;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.store.CurrentBatch;
import dev.wadi.pipelines.batchrecords.store.Row;
import dev.wadi.source.kinesis.StreamRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What a person would write without Camel: the same parsing, one read of the parameter for each poll, the same conditional writes, so many at a
 * time. Anything but success ends it.
 */
final class FileLoop implements AutoCloseable {
    private final BatchRecordsWorld world;
    private final DynamoDbClient dynamoDb;
    private final SsmClient parameters = SsmClient.create();
    private final ExecutorService writers;

    FileLoop(BatchRecordsWorld world, DynamoDbClient dynamoDb, int writers) {
        this.world = world;
        this.dynamoDb = dynamoDb;
        this.writers = Executors.newFixedThreadPool(writers);
    }

    void handle(List<StreamRecord> poll) {
        try {
            List<CuratedFile> files = new ArrayList<>(poll.size());
            for (StreamRecord record : poll) {
                files.add(CuratedFile.of(AnnouncementParser.parse(record)));
            }
            String batch = new CurrentBatch(parameters, world.parameter(), List.of()).id();
            List<Callable<Void>> writes = new ArrayList<>(files.size());
            for (CuratedFile file : files) {
                Map<String, AttributeValue> row = Row.of(file, batch);
                writes.add(() -> put(row));
            }
            for (Future<Void> write : writers.invokeAll(writes)) {
                write.get();
            }
        } catch (RefusedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Void put(Map<String, AttributeValue> row) {
        dynamoDb.putItem(request -> request.tableName(world.table()).item(row).expected(Row.NO_SUCH_ROW));
        return null;
    }

    @Override
    public void close() {
        writers.shutdownNow();
        parameters.close();
        dynamoDb.close();
    }
}
