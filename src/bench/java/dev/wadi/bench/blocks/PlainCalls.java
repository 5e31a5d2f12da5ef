package dev.wadi.bench.blocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What a person would write for a poll without a block: the call of the library, and what it needs. */
final class PlainCalls implements AutoCloseable {
    /** The default of the blocks that write. */
    private static final int WRITERS = 8;
    /** Limits of DynamoDB and SQS for a call. */
    private static final int KEYS = 100;

    private static final int MESSAGES = 10;

    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final SqsClient sqs = SqsClient.create();
    private final SsmClient parameters = SsmClient.create();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    /** So that nothing is left out because nobody looks at it. */
    private long seen;

    void readParameter(String name, List<OrderRecord> poll) {
        String value = parameters.getParameter(request -> request.name(name)).parameter().value();
        Map<String, String> values = new HashMap<>();
        poll.forEach(order -> values.put(order.sourceId(), value));
        seen += values.size();
    }

    void readRows(String table, List<OrderRecord> poll) {
        Map<String, String> names = new HashMap<>();
        for (int from = 0; from < poll.size(); from += KEYS) {
            List<Map<String, AttributeValue>> keys =
                    poll.subList(from, from + KEYS).stream().map(PlainCalls::key).toList();
            dynamoDb.batchGetItem(request -> request.requestItems(Map.of(
                            table,
                            KeysAndAttributes.builder()
                                    .consistentRead(true)
                                    .keys(keys)
                                    .build())))
                    .responses()
                    .get(table)
                    .forEach(row -> names.put(row.get("id").s(), row.get("name").s()));
        }
        seen += names.size();
    }

    void readHash(RedissonClient redis, String hash, List<OrderRecord> poll) {
        Set<String> fields = new HashSet<>();
        poll.forEach(order -> fields.add(order.sourceId()));
        seen += redis.<String, String>getMap(hash, StringCodec.INSTANCE).getAll(fields).size();
    }

    void setHashes(RedissonClient redis, List<OrderRecord> poll) {
        RBatch batch = redis.createBatch();
        for (OrderRecord order : poll) {
            var unused = batch.<String, String>getMap("order:" + order.sourceId(), StringCodec.INSTANCE)
                    .fastPutAsync("status", "paid"); // the answers are those of the batch
        }
        seen += batch.execute().getResponses().size();
    }

    void putOnce(String table, List<OrderRecord> poll) throws Exception {
        each(poll, order -> () -> {
            Map<String, AttributeValue> row = new HashMap<>(key(order));
            row.put("status", AttributeValue.fromS("open"));
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(row)
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", "id")));
            return null;
        });
    }

    void update(String table, List<OrderRecord> poll) throws Exception {
        each(poll, order -> () -> {
            dynamoDb.updateItem(request -> request.tableName(table)
                    .key(key(order))
                    .updateExpression("SET #status = :status")
                    .conditionExpression("attribute_exists(#key)")
                    .expressionAttributeNames(Map.of("#status", "status", "#key", "id"))
                    .expressionAttributeValues(Map.of(":status", AttributeValue.fromS("paid")))
                    .returnValues(ReturnValue.UPDATED_OLD));
            return null;
        });
    }

    void send(String queue, List<OrderRecord> poll) {
        for (int from = 0; from < poll.size(); from += MESSAGES) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>(MESSAGES);
            for (OrderRecord order : poll.subList(from, from + MESSAGES)) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(order.text())
                        .messageAttributes(Map.of(
                                "id",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(order.sourceId())
                                        .build()))
                        .build());
            }
            seen += sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(entries))
                    .successful()
                    .size();
        }
    }

    private void each(List<OrderRecord> poll, Function<OrderRecord, Callable<Void>> call)
            throws Exception {
        for (Future<Void> written : writers.invokeAll(poll.stream().map(call).toList())) {
            written.get();
        }
    }

    static Map<String, AttributeValue> key(OrderRecord order) {
        return Map.of("id", AttributeValue.fromS(order.sourceId()));
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SqsClient sqs() {
        return sqs;
    }

    SsmClient parameters() {
        return parameters;
    }

    /** Answers that were looked at. */
    long seen() {
        return seen;
    }

    @Override
    public void close() {
        writers.shutdownNow();
        dynamoDb.close();
        sqs.close();
        parameters.close();
    }
}
