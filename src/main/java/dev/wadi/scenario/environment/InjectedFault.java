package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;

/**
 * One of the {@code faults}: the first calls of an operation fail, as when the service is overloaded.
 *
 * @param service as the SDK names its packages, e.g. {@code sqs}; or {@code redis}, whose operations are commands, or {@code database}, which has one
 * @param operation stands for the operations of several items at once too; {@code PutItem} for every write of DynamoDB
 * @param target name of the queue, topic, table or stream, without {@code .fifo}, or key in Redis; empty for any
 */
public record InjectedFault(String service, String operation, Optional<String> target, int failTimes) {
    private static final Map<String, Set<String>> STANDS_FOR = Map.of(
            "PutItem", Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"),
            "UpdateItem", Set.of("UpdateItem", "TransactWriteItems"),
            "GetItem", Set.of("GetItem", "BatchGetItem", "TransactGetItems"),
            "GetParameter", Set.of("GetParameter", "GetParameters", "GetParametersByPath"),
            "SendMessage", Set.of("SendMessage", "SendMessageBatch"),
            "Publish", Set.of("Publish", "PublishBatch"),
            "PutRecord", Set.of("PutRecord", "PutRecords"),
            "EVAL", Set.of("EVAL", "EVALSHA"),
            "EVALSHA", Set.of("EVAL", "EVALSHA"));

    static final String REDIS = "redis";
    static final String DATABASE = "database";
    /** The only call that a database is seen to get. */
    static final String CONNECT = "connect";
    /** Those with which scenarios can do something. */
    private static final Set<String> SERVICES =
            Set.of(DATABASE, "dynamodb", "kinesis", REDIS, "s3", "secretsmanager", "sns", "sqs", "ssm");

    /** What the blocks call: {@code lookup-redis-hash} the first, {@code redis-hash-set} the other. */
    private static final Set<String> REDIS_CALLS = Set.of("HMGET", "EVALSHA");

    public static InjectedFault read(ScenarioNode element) {
        ScenarioNode service = element.required("service");
        ScenarioNode operation = element.required("operation");
        String packageName = service.text().toLowerCase(Locale.ROOT);
        requireKnown(packageName, service, operation);
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
    private static void requireKnown(String packageName, ScenarioNode service, ScenarioNode operation) {
        if (packageName.equals(DATABASE)) {
            if (!operation.text().equals(CONNECT)) {
                throw operation.problem("a database has no operation " + operation.text() + " here. Write " + CONNECT);
            }
        } else if (packageName.equals(REDIS)) {
            if (!REDIS_CALLS.contains(operation.text()) && !isCommand(operation.text())) {
                throw operation.problem(
                        "Redis has no command " + operation.text() + Suggestion.of(operation.text(), REDIS_CALLS));
            }
        } else if (!isOperation(packageName, operation.text())) {
            if (!SERVICES.contains(packageName)) {
                throw service.problem("no service " + service.text() + Suggestion.of(packageName, SERVICES));
            }
            throw operation.problem(
                    "the AWS SDK in use here has no operation " + operation.text() + " of service " + service.text());
        }
    }

    private static boolean isOperation(String service, String operation) {
        try {
            Class.forName(
                    "software.amazon.awssdk.services." + service + ".model." + operation + "Request",
                    false,
                    InjectedFault.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** One that the client in use here knows by its name; EVALSHA it makes itself, of EVAL. */
    private static boolean isCommand(String name) {
        return Stream.of(RedisCommands.class.getFields())
                .filter(field -> RedisCommand.class.isAssignableFrom(field.getType()))
                .anyMatch(field -> name.equals(command(field).getName()));
    }

    private static RedisCommand<?> command(Field field) {
        try {
            return (RedisCommand<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
