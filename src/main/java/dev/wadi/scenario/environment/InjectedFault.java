package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of the {@code faults}: the first calls of an operation fail, as when the service is overloaded.
 *
 * @param service as the SDK names its packages, e.g. {@code sqs}
 * @param operation stands for the operations of several items at once too; {@code PutItem} for every write of DynamoDB
 * @param target name of the queue, topic, table or stream, without {@code .fifo}; empty for any
 */
public record InjectedFault(String service, String operation, Optional<String> target, int failTimes) {
    private static final Map<String, Set<String>> STANDS_FOR = Map.of(
            "PutItem", Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"),
            "UpdateItem", Set.of("UpdateItem", "TransactWriteItems"),
            "GetItem", Set.of("GetItem", "BatchGetItem", "TransactGetItems"),
            "GetParameter", Set.of("GetParameter", "GetParameters", "GetParametersByPath"),
            "SendMessage", Set.of("SendMessage", "SendMessageBatch"),
            "Publish", Set.of("Publish", "PublishBatch"),
            "PutRecord", Set.of("PutRecord", "PutRecords"));

    public static InjectedFault read(ScenarioNode element) {
        ScenarioNode service = element.required("service");
        ScenarioNode operation = element.required("operation");
        String packageName = service.text().toLowerCase(Locale.ROOT);
        if (isUnknown(packageName, operation.text())) {
            throw operation.problem(
                    "the AWS SDK in use here has no operation " + operation.text() + " of service " + service.text());
        }
        return new InjectedFault(
                packageName,
                operation.text(),
                element.member("target").map(ScenarioNode::text).map(ScenarioEnvironment::withoutFifo),
                element.required("failTimes").positiveInteger());
    }

    boolean concerns(String calledService, String calledOperation) {
        return service.equals(packageName(calledService))
                && STANDS_FOR.getOrDefault(operation, Set.of(operation)).contains(calledOperation);
    }

    /** Of a service as the SDK spells it elsewhere. */
    static String packageName(String service) {
        return service.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** A misspelt fault would otherwise never come, and the scenario would prove nothing. */
    private static boolean isUnknown(String service, String operation) {
        try {
            Class.forName(
                    "software.amazon.awssdk.services." + service + ".model." + operation + "Request",
                    false,
                    InjectedFault.class.getClassLoader());
            return false;
        } catch (ClassNotFoundException | LinkageError e) {
            return true;
        }
    }
}
