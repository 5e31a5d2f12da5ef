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

/** Notes what the clients call as IAM sees it, and on what. */
public final class CalledActions implements ExecutionInterceptor {
    /** IAM knows no actions for several entries at once, but for those of DynamoDB. */
    private static final Map<String, String> OF_ONE = Map.of(
            "SendMessageBatch", "SendMessage",
            "DeleteMessageBatch", "DeleteMessage",
            "ChangeMessageVisibilityBatch", "ChangeMessageVisibility",
            "PublishBatch", "Publish",
            "ListObjectsV2", "ListBucket");

    private final Set<CalledAction> seen = ConcurrentHashMap.newKeySet();

    /**
     * @param action such as {@code dynamodb:PutItem}
     * @param resource its own name; empty where the call names none
     */
    public record CalledAction(String action, String resource) {}

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (request instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(this::add);
        } else {
            String action = service.toLowerCase(Locale.ROOT) + ":" + OF_ONE.getOrDefault(operation, operation);
            for (String name :
                    CalledResource.of(request, service, operation).name().split(", ", -1)) {
                seen.add(new CalledAction(action, name));
            }
        }
    }

    private void add(TransactWriteItem part) {
        if (part.put() != null) {
            seen.add(new CalledAction("dynamodb:PutItem", table(part.put().tableName())));
        } else if (part.update() != null) {
            seen.add(new CalledAction("dynamodb:UpdateItem", table(part.update().tableName())));
        } else if (part.delete() != null) {
            seen.add(new CalledAction("dynamodb:DeleteItem", table(part.delete().tableName())));
        } else {
            seen.add(new CalledAction(
                    "dynamodb:ConditionCheckItem", table(part.conditionCheck().tableName())));
        }
    }

    private static String table(String nameOrArn) {
        return DynamoDbTableFunction.tableOf(nameOrArn);
    }

    public Set<CalledAction> seen() {
        return Set.copyOf(seen);
    }
}
