package dev.wadi.edge.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Notes what the clients call as IAM sees it: {@code dynamodb:PutItem curated-records}. */
final class CalledActions implements ExecutionInterceptor {
    /** IAM knows no actions for several entries at once, but for those of DynamoDB. */
    private static final Map<String, String> OF_ONE = Map.of(
            "SendMessageBatch", "SendMessage",
            "DeleteMessageBatch", "DeleteMessage",
            "ChangeMessageVisibilityBatch", "ChangeMessageVisibility",
            "PublishBatch", "Publish");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (request instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(this::add);
        } else {
            String name = CalledResource.of(request, service, operation).name();
            seen.add(service.toLowerCase(Locale.ROOT) + ":" + OF_ONE.getOrDefault(operation, operation) + " " + name);
        }
    }

    private void add(TransactWriteItem part) {
        if (part.put() != null) {
            seen.add("dynamodb:PutItem " + part.put().tableName());
        } else if (part.update() != null) {
            seen.add("dynamodb:UpdateItem " + part.update().tableName());
        } else if (part.delete() != null) {
            seen.add("dynamodb:DeleteItem " + part.delete().tableName());
        } else {
            seen.add("dynamodb:ConditionCheckItem " + part.conditionCheck().tableName());
        }
    }

    Set<String> seen() {
        return Set.copyOf(seen);
    }
}
