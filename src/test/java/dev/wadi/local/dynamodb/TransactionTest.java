package dev.wadi.local.dynamodb;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.dynamodb.DynamoDbFixture.TABLE;
import static dev.wadi.local.dynamodb.DynamoDbFixture.key;
import static dev.wadi.local.dynamodb.DynamoDbFixture.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class TransactionTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String NEW = "attribute_not_exists(pk)";

    private final DynamoDbClient client = CLOUD.clients().client(Part.DYNAMODB, DynamoDbClient.builder());
    private DynamoDbFixture table;

    @BeforeEach
    void createTable() {
        table = DynamoDbFixture.create(client);
    }

    @Test
    void oneConditionThatFailsCancelsAllAndTheReasonsAreInOrder() {
        table.put("a", 2, Map.of());
        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> transact(put("a", 1), put("a", 2), put("a", 3)))
                .withMessageContaining("specific reasons [None, ConditionalCheckFailed, None]")
                .satisfies(refusal -> assertThat(refusal.cancellationReasons())
                        .extracting(CancellationReason::code)
                        .containsExactly("None", "ConditionalCheckFailed", "None"));
        assertThat(table.get("a", 1)).isEmpty();
        transact(put("a", 1), put("a", 3));
        assertThat(table.get("a", 3)).isNotEmpty();
    }

    @Test
    void aTokenIsDoneOnceForTenMinutes() {
        String token = "token";
        client.transactWriteItems(request -> request.clientRequestToken(token).transactItems(add("a", 1, 5)));
        client.transactWriteItems(request -> request.clientRequestToken(token).transactItems(add("a", 1, 5)));
        assertThat(table.get("a", 1)).containsEntry("sum", number(5));
        assertRefused(
                "IdempotentParameterMismatchException",
                "",
                () -> client.transactWriteItems(
                        request -> request.clientRequestToken(token).transactItems(add("a", 1, 6))));
        try {
            CLOUD.clock().advance(Duration.ofMinutes(11));
            client.transactWriteItems(
                    request -> request.clientRequestToken(token).transactItems(add("a", 1, 6)));
        } finally {
            CLOUD.clock().reset();
        }
        assertThat(table.get("a", 1)).containsEntry("sum", number(11));
    }

    @Test
    void oneItemIsWrittenOnceAndAHundredAreTheMost() {
        assertRefused(
                "ValidationException", "multiple operations on one item", () -> transact(put("a", 1), put("a", 1)));
        TransactWriteItem[] many =
                IntStream.range(0, 101).mapToObj(i -> put("a", i)).toArray(TransactWriteItem[]::new);
        assertRefused("ValidationException", "Member must have length less than or equal to 100", () -> transact(many));
    }

    @Test
    void transactionsAtOnceKeepTheSum() throws Exception {
        int accounts = 6;
        for (int i = 0; i < accounts; i++) {
            table.put("account", i, Map.of("sum", number(100)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        int from = random.nextInt(accounts);
                        int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
                        transact(add("account", from, -1), add("account", to, 1));
                        assertThat(sum(accounts)).isEqualTo(100L * accounts);
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoOverlapsWithATransactionThatTakesTimeIsToldOfTheConflict() {
        Faults slow = new Faults() {
            @Override
            public Duration transactionTime(Account account) {
                return Duration.ofHours(1);
            }
        };
        try (LocalCloud cloud =
                        LocalCloud.start(LocalCloudOptions.only(Part.DYNAMODB).withFaults(slow));
                DynamoDbClient other = Clients.of(cloud).client(Part.DYNAMODB, DynamoDbClient.builder())) {
            DynamoDbFixture held = DynamoDbFixture.create(other);
            other.transactWriteItems(request -> request.transactItems(put("a", 1)));
            assertThatExceptionOfType(TransactionCanceledException.class)
                    .isThrownBy(() ->
                            other.transactWriteItems(request -> request.transactItems(put("a", 2), add("a", 1, 1))))
                    .satisfies(refusal -> assertThat(refusal.cancellationReasons())
                            .extracting(CancellationReason::code)
                            .containsExactly("None", "TransactionConflict"));
            assertRefused(
                    "TransactionConflictException",
                    "Transaction is ongoing for the item",
                    () -> held.put("a", 1, Map.of()));
            held.put("a", 2, Map.of());
        }
    }

    @SuppressWarnings("unchecked") // of the generic varargs of the SDK's builders
    @Test
    void faultsLeaveItemsOfABatchUnprocessed() {
        Faults faults = new Faults() {
            @Override
            public Optional<AwsException> onRecord(Account account, String target, String key) {
                return key.equals("poison")
                        ? Optional.of(AwsException.refused("ProvisionedThroughputExceededException", "on purpose"))
                        : Optional.empty();
            }
        };
        try (LocalCloud cloud =
                        LocalCloud.start(LocalCloudOptions.only(Part.DYNAMODB).withFaults(faults));
                DynamoDbClient other = Clients.of(cloud).client(Part.DYNAMODB, DynamoDbClient.builder())) {
            DynamoDbFixture faulty = DynamoDbFixture.create(other);
            WriteRequest poison = write("poison");
            assertThat(other.batchWriteItem(
                                    request -> request.requestItems(Map.of(TABLE, List.of(write("good"), poison))))
                            .unprocessedItems())
                    .isEqualTo(Map.of(TABLE, List.of(poison)));
            assertThat(faulty.get("good", 1)).isNotEmpty();
            assertThat(other.batchGetItem(request -> request.requestItems(Map.of(
                                    TABLE,
                                    KeysAndAttributes.builder()
                                            .keys(List.of(key("good", 1), key("poison", 1)))
                                            .build())))
                            .unprocessedKeys()
                            .get(TABLE)
                            .keys())
                    .isEqualTo(List.of(key("poison", 1)));
        }
    }

    private static WriteRequest write(String hash) {
        return WriteRequest.builder().putRequest(put -> put.item(key(hash, 1))).build();
    }

    private long sum(int accounts) {
        List<TransactGetItem> gets = IntStream.range(0, accounts)
                .mapToObj(i -> TransactGetItem.builder()
                        .get(get -> get.tableName(TABLE).key(key("account", i)))
                        .build())
                .toList();
        return client.transactGetItems(request -> request.transactItems(gets)).responses().stream()
                .mapToLong(response -> Long.parseLong(response.item().get("sum").n()))
                .sum();
    }

    private void transact(TransactWriteItem... items) {
        client.transactWriteItems(request -> request.transactItems(items));
    }

    private static TransactWriteItem put(String hash, long range) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE).item(key(hash, range)).conditionExpression(NEW))
                .build();
    }

    private static TransactWriteItem add(String hash, long range, long amount) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(TABLE)
                        .key(key(hash, range))
                        .updateExpression("ADD #sum :amount")
                        .expressionAttributeNames(Map.of("#sum", "sum"))
                        .expressionAttributeValues(Map.of(":amount", number(amount))))
                .build();
    }
}
