package dev.wadi.bench.snapshotstatus;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts the calls to DynamoDB, and the units that it says they took. */
final class CallCount implements ExecutionInterceptor {
    private final AtomicInteger calls = new AtomicInteger();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
        if (request instanceof UpdateItemRequest update) {
            return update.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof TransactWriteItemsRequest write) {
            return write.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof BatchGetItemRequest read) {
            return read.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof GetItemRequest read) {
            return read.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof QueryRequest query) {
            return query.toBuilder().returnConsumedCapacity(total).build();
        }
        return request;
    }

    /** Those that fail count too, such as transactions that are cancelled; their units are in no answer. */
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof DynamoDbRequest) {
            calls.incrementAndGet();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof UpdateItemResponse update) {
            writes(List.of(update.consumedCapacity()));
        } else if (context.response() instanceof TransactWriteItemsResponse write) {
            writes(write.consumedCapacity());
        } else if (context.response() instanceof BatchGetItemResponse read) {
            reads(read.consumedCapacity());
        } else if (context.response() instanceof GetItemResponse read) {
            reads(List.of(read.consumedCapacity()));
        } else if (context.response() instanceof QueryResponse query) {
            reads(List.of(query.consumedCapacity()));
        }
    }

    private void writes(List<ConsumedCapacity> taken) {
        taken.forEach(one -> writeUnits.add(one.capacityUnits()));
    }

    private void reads(List<ConsumedCapacity> taken) {
        taken.forEach(one -> readUnits.add(one.capacityUnits()));
    }

    int calls() {
        return calls.get();
    }

    double writeUnits() {
        return writeUnits.sum();
    }

    double readUnits() {
        return readUnits.sum();
    }
}
