package dev.wadi.source.kinesis;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbAsyncWaiter;

/**
 * One of the KCL's tables beside that of the leases. The KCL would make it while it begins, and if it may not, end in a way that leaves threads behind.
 *
 * @param key its partition key, a text
 */
record KclTable(String name, String key, DynamoDbAsyncClient dynamoDb) {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int LOOKS = 60;

    /** Returns when the table is there. Throws {@link CompletionException} with what DynamoDB answers. */
    void create() {
        if (exists()) {
            return;
        }
        createUnlessThere(dynamoDb, definition());
        try (DynamoDbAsyncWaiter waiter = DynamoDbAsyncWaiter.builder()
                .client(dynamoDb)
                .overrideConfiguration(
                        wait -> wait.maxAttempts(LOOKS).backoffStrategyV2(BackoffStrategy.fixedDelay(BETWEEN_LOOKS)))
                .build()) {
            waiter.waitUntilTableExists(table -> table.tableName(name)).join();
        }
    }

    /** Another instance may be faster. */
    static void createUnlessThere(DynamoDbAsyncClient dynamoDb, CreateTableRequest table) {
        try {
            dynamoDb.createTable(table).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ResourceInUseException)) {
                throw e;
            }
        }
    }

    private boolean exists() {
        try {
            dynamoDb.describeTable(table -> table.tableName(name)).join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private CreateTableRequest definition() {
        return CreateTableRequest.builder()
                .tableName(name)
                .keySchema(KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build();
    }
}
