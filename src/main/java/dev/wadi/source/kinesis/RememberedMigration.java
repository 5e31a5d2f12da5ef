package dev.wadi.source.kinesis;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.kinesis.coordinator.migration.TableMigrationState;

/**
 * The KCL's DynamoDB. In each of its rounds, ten a second here, the leader reads the mark that tells whether all tables of the KCL became one. By itself the KCL
 * makes a round a second: an answer is good for that long, or until this client writes the mark.
 */
final class RememberedMigration implements InvocationHandler {
    static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final AttributeValue MARK = AttributeValue.fromS(TableMigrationState.TABLE_MIGRATION_HASH_KEY);

    private final DynamoDbAsyncClient dynamoDb;
    private final Clock clock;
    private Asked last;

    private record Asked(Instant at, CompletableFuture<GetItemResponse> answer) {}

    private RememberedMigration(DynamoDbAsyncClient dynamoDb, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.clock = clock;
    }

    /** @param dynamoDb is not closed with it; knows one coordinator table */
    static DynamoDbAsyncClient of(DynamoDbAsyncClient dynamoDb, Clock clock) {
        return (DynamoDbAsyncClient) Proxy.newProxyInstance(
                RememberedMigration.class.getClassLoader(),
                new Class<?>[] {DynamoDbAsyncClient.class},
                new RememberedMigration(dynamoDb, clock));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object request = arguments == null ? null : arguments[0];
        if (request instanceof Consumer) {
            // comes again, with what the consumer makes
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (request instanceof GetItemRequest get && get.key().containsValue(MARK)) {
            return read(get);
        }
        Object answer = call(method, arguments);
        if (written(request).containsValue(MARK) && answer instanceof CompletableFuture<?> write) {
            forget();
            return write.whenComplete((done, failure) -> forget());
        }
        return answer;
    }

    private synchronized CompletableFuture<GetItemResponse> read(GetItemRequest get) {
        Instant now = clock.instant();
        if (last == null
                || last.answer().isCompletedExceptionally()
                || !now.isBefore(last.at().plus(GOOD_FOR))) {
            last = new Asked(now, dynamoDb.getItem(get));
        }
        return last.answer();
    }

    private synchronized void forget() {
        last = null;
    }

    private static Map<String, AttributeValue> written(Object request) {
        if (request instanceof PutItemRequest put) {
            return put.item();
        }
        if (request instanceof UpdateItemRequest update) {
            return update.key();
        }
        return request instanceof DeleteItemRequest delete ? delete.key() : Map.of();
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(dynamoDb, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
