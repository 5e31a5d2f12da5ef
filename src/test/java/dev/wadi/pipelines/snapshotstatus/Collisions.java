package dev.wadi.pipelines.snapshotstatus;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A row so hot that a transaction of more than so many writes always collides with another. */
final class Collisions implements ExecutionInterceptor {
    private final int most;
    private final List<Integer> written = new CopyOnWriteArrayList<>();

    Collisions(int most) {
        this.most = most;
    }

    /** Numbers of writes of those that came through. */
    List<Integer> written() {
        return written;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest transaction) {
            int writes = transaction.transactItems().size();
            if (writes > most) {
                throw TransactionCanceledException.builder()
                        .message("planted")
                        .cancellationReasons(CancellationReason.builder()
                                .code("TransactionConflict")
                                .build())
                        .build();
            }
            written.add(writes);
        }
    }
}
