package dev.wadi.scenario.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.scenario.comparison.Differences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

class FaultInjectionTest {
    private final FaultInjection injection = new FaultInjection(
            List.of(new InjectedFault("sqs", "SendMessage", Optional.of("export"), 2)),
            name -> name.replace(".fifo", "").replace("-world", ""));

    @Test
    void theFirstCallsFailAndNoMore() {
        assertFails("export-world.fifo", "SendMessage");
        assertFails("export-world.fifo", "SendMessageBatch");
        assertPasses("export-world.fifo", "SendMessage");
    }

    @Test
    void callsOfAnotherTargetOrOperationPassAndAreNotCounted() {
        assertPasses("exports-world", "SendMessage");
        assertPasses("export-world", "ReceiveMessage");
        assertFails("export-world", "SendMessage");
    }

    @Test
    void aFaultThatNeverCameIsAFinding() {
        Differences differences = new Differences();
        injection.requireFired(differences);
        assertThat(differences.findings())
                .containsExactly("faults: no call of sqs SendMessage at export failed by this one. None was made");
        assertPasses("exports-world.fifo", "SendMessage");
        assertPasses("export-world", "ReceiveMessage");
        Differences elsewhere = new Differences();
        injection.requireFired(elsewhere);
        assertThat(elsewhere.findings())
                .containsExactly("faults: no call of sqs SendMessage at export failed by this one. The calls were: sqs"
                        + " ReceiveMessage at export, sqs SendMessage at exports");
        assertFails("export-world.fifo", "SendMessage");
        Differences after = new Differences();
        injection.requireFired(after);
        assertThat(after.findings()).as("one of two has come").isEmpty();
        InjectedFault once = new InjectedFault("sqs", "SendMessage", Optional.of("export"), 1);
        SdkRequest export = SendMessageBatchRequest.builder()
                .queueUrl("http://127.0.0.1:9324/000000000000/export")
                .build();
        FaultInjection twice = new FaultInjection(List.of(once, once), name -> name);
        assertThatThrownBy(() -> call(twice, "Sqs", "SendMessage", export)).isInstanceOf(AwsServiceException.class);
        twice.requireFired(after);
        assertThat(after.findings()).as("one of two that are equal").isEmpty();
    }

    @Test
    void aWriteOfATransactionOrBatchIsAWriteToItsTable() {
        FaultInjection writes = new FaultInjection(
                List.of(new InjectedFault("dynamodb", "PutItem", Optional.of("status"), 100)), name -> name);
        SdkRequest check = transaction(
                marker(),
                TransactWriteItem.builder()
                        .conditionCheck(row -> row.tableName("status"))
                        .build());
        assertThatThrownBy(() -> call(writes, "DynamoDb", "TransactWriteItems", check))
                .isInstanceOf(AwsServiceException.class);
        SdkRequest batch = BatchWriteItemRequest.builder()
                .requestItems(Map.of("status", List.of()))
                .build();
        assertThatThrownBy(() -> call(writes, "DynamoDb", "BatchWriteItem", batch))
                .isInstanceOf(AwsServiceException.class);
        SdkRequest elsewhere = transaction(marker());
        assertThatCode(() -> call(writes, "DynamoDb", "TransactWriteItems", elsewhere))
                .doesNotThrowAnyException();
    }

    /** The word that is a table's name elsewhere stands in it as an attribute and as a value. */
    private static TransactWriteItem marker() {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("markers").item(Map.of("status", AttributeValue.fromS("status"))))
                .build();
    }

    private static SdkRequest transaction(TransactWriteItem... writes) {
        return TransactWriteItemsRequest.builder()
                .transactItems(List.of(writes))
                .build();
    }

    private void assertFails(String queue, String operation) {
        assertThatThrownBy(() -> call(queue, operation))
                .isInstanceOfSatisfying(AwsServiceException.class, fault -> assertThat(fault.statusCode())
                        .isEqualTo(503));
    }

    private void assertPasses(String queue, String operation) {
        assertThatCode(() -> call(queue, operation)).doesNotThrowAnyException();
    }

    private void call(String queue, String operation) {
        SdkRequest request = SendMessageBatchRequest.builder()
                .queueUrl("http://127.0.0.1:9324/000000000000/" + queue)
                .build();
        call(injection, "Sqs", operation, request);
    }

    private static void call(FaultInjection faults, String service, String operation, SdkRequest request) {
        faults.beforeExecution(
                () -> request,
                new ExecutionAttributes()
                        .putAttribute(SdkExecutionAttribute.SERVICE_NAME, service)
                        .putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation));
    }
}
