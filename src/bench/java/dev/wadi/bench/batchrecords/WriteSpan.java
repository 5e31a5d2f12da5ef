package dev.wadi.bench.batchrecords;

import dev.wadi.bench.Span;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;

/**
 * From the first row sent to the last row stored, whoever writes them: the time that reading and writing take, without that of the start. The first read of a
 * shard waits until all shards are read, as the one hands them out one after the other and the other all at once. A row that was there already does not count.
 */
final class WriteSpan implements ExecutionInterceptor {
    private static final long MINUTES = 3;

    private final String table;
    private final Span rows;
    private final CountDownLatch idleShards;

    WriteSpan(String table, int rows, int shards) {
        this.table = table;
        this.rows = new Span("rows", rows);
        idleShards = new CountDownLatch(shards);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isRow(context.request())) {
            rows.begins();
        } else if (context.request() instanceof GetRecordsRequest) {
            awaitTheOtherShards();
        }
    }

    private void awaitTheOtherShards() {
        idleShards.countDown();
        try {
            if (!idleShards.await(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(idleShards.getCount() + " shards are not read after " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (isRow(context.request())) {
            rows.ends(1);
        }
    }

    private boolean isRow(SdkRequest request) {
        return request instanceof PutItemRequest put && put.tableName().equals(table);
    }

    Duration await() throws InterruptedException {
        return rows.await();
    }
}
