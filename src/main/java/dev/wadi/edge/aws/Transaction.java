package dev.wadi.edge.aws;

import dev.wadi.delivery.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Writes of DynamoDB that happen all or not at all. One that collides with another transaction on the same item is tried again: the SDK leaves
 * that to its caller.
 */
public final class Transaction {
    /** For one that has no smaller form. */
    private static final int ATTEMPTS = 12;

    /** For one that its caller can divide. */
    public static final int FEW_ATTEMPTS = 4;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(20), Duration.ofSeconds(1));
    private static final int BAD_REQUEST = 400;
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String NONE = "None";
    /** What another attempt may find gone. */
    private static final Set<String> COLLISIONS =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final List<TransactWriteItem> writes = new ArrayList<>();

    public Transaction add(TransactWriteItem write) {
        writes.add(write);
        return this;
    }

    public Transaction addAll(List<TransactWriteItem> more) {
        writes.addAll(more);
        return this;
    }

    /**
     * What came of it.
     *
     * @param unmet the place of each write whose condition did not hold, and the row that it met where the write asked for it; empty where no
     *     row was there
     */
    public record Result(Map<Integer, Map<String, AttributeValue>> unmet) {

        public boolean isWritten() {
            return unmet.isEmpty();
        }

        /** Whether the condition of this write did not hold. */
        public boolean isUnmet(int write) {
            return unmet.containsKey(write);
        }
    }

    /** @throws TransactionConflictException if it still collides after {@value #ATTEMPTS} attempts */
    public Result write(DynamoDbClient client) {
        return write(client, ATTEMPTS);
    }

    /** @throws TransactionConflictException if it still collides after so many attempts */
    public Result write(DynamoDbClient client, int attempts) {
        RuntimeException last = null;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return new Result(Map.of());
            } catch (TransactionCanceledException e) {
                if (isRefused(e)) {
                    return new Result(unmet(e));
                }
                if (!isCollision(e)) {
                    throw e;
                }
                last = e;
            } catch (TransactionInProgressException e) {
                // the same as a collision: the attempt before has not ended yet
                last = e;
            }
            pause(attempt, last);
        }
        throw collided(last);
    }

    private static boolean isRefused(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(reason -> CONDITION_FAILED.equals(reason.code()))
                && e.cancellationReasons().stream()
                        .allMatch(reason -> Set.of(CONDITION_FAILED, NONE).contains(reason.code()));
    }

    static boolean isCollision(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(reason -> COLLISIONS.contains(reason.code()));
    }

    private static Map<Integer, Map<String, AttributeValue>> unmet(TransactionCanceledException e) {
        Map<Integer, Map<String, AttributeValue>> unmet = new HashMap<>();
        List<CancellationReason> reasons = e.cancellationReasons();
        for (int write = 0; write < reasons.size(); write++) {
            if (CONDITION_FAILED.equals(reasons.get(write).code())) {
                unmet.put(write, reasons.get(write).item());
            }
        }
        return unmet;
    }

    private static void pause(int attempt, RuntimeException last) {
        try {
            Thread.sleep(BACKOFF.pause(attempt).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw collided(last);
        }
    }

    /** With its code, by which it is known as a fault that passes. */
    private static RuntimeException collided(RuntimeException last) {
        String message = "The transaction collides with others on the same rows";
        return TransactionConflictException.builder()
                .message(message)
                .cause(last)
                .statusCode(BAD_REQUEST)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionConflictException")
                        .errorMessage(message)
                        .build())
                .build();
    }
}
