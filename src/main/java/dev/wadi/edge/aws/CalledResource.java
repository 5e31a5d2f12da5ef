package dev.wadi.edge.aws;

import dev.wadi.delivery.Causes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/**
 * What a failed call of AWS was about. The clients of {@link AwsClients} attach it to what they throw.
 *
 * @param service as the SDK spells it, such as {@code DynamoDb}
 * @param operation such as {@code PutItem}
 * @param kind such as {@code table}; empty where the call names nothing
 * @param name the part of an ARN or URL that is the thing's own; several are separated by a comma and a blank; empty where the call names nothing
 */
public record CalledResource(String service, String operation, String kind, String name) {
    private static final String TABLE = "table";
    /** The members of a request that name its resource. */
    private static final Map<String, String> KINDS = Map.of(
            "TableName", TABLE,
            "StreamName", "stream",
            "StreamARN", "stream",
            "QueueUrl", "queue",
            "QueueName", "queue",
            "TopicArn", "topic",
            "SecretId", "secret",
            "Bucket", "bucket");
    /** The parameter store names its resource by a word that means other things elsewhere. */
    private static final String PARAMETER_STORE = "Ssm";

    private static final String SEPARATOR = ", ";

    /** The resource of the call that this fault, or one of its causes, was thrown in. */
    public static Optional<CalledResource> of(Throwable fault) {
        for (Throwable cause : Causes.of(fault)) {
            for (Throwable mark : cause.getSuppressed()) {
                if (mark instanceof Mark found) {
                    return Optional.of(found.resource);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the value of a setting means this resource: its name, URL or ARN. */
    public boolean isNamedBy(String value) {
        return !name.isEmpty() && Set.of(name.split(SEPARATOR, -1)).contains(ownName(value.strip()));
    }

    /** For a sentence, such as {@code PutItem on table curated-records (DynamoDb)}. */
    @Override
    public String toString() {
        return operation + (name.isEmpty() ? "" : " on " + kind + " " + name) + " (" + service + ")";
    }

    /** That of a call, whose service and operation are as the SDK spells them. */
    public static CalledResource of(SdkRequest request, String service, String operation) {
        for (var field : request.sdkFields()) {
            String kind = service.equals(PARAMETER_STORE) && field.memberName().equals("Name")
                    ? "parameter"
                    : KINDS.get(field.memberName());
            if (kind != null && field.getValueOrDefault(request) instanceof String name && !name.isEmpty()) {
                // a parameter's name is a path
                String shown = service.equals(PARAMETER_STORE) ? name : ownName(name);
                return new CalledResource(service, operation, kind, shown);
            }
        }
        Set<String> tables = new LinkedHashSet<>();
        collectTables(request, tables);
        return new CalledResource(service, operation, tables.isEmpty() ? "" : TABLE, String.join(SEPARATOR, tables));
    }

    /** Calls of several items name the table in each; batch reads and writes have it as the key of a map. */
    private static void collectTables(SdkPojo part, Set<String> tables) {
        for (var field : part.sdkFields()) {
            Object value = field.getValueOrDefault(part);
            if (field.memberName().equals("TableName") && value instanceof String name) {
                tables.add(ownName(name));
            } else if (field.memberName().equals("RequestItems") && value instanceof Map<?, ?> byTable) {
                byTable.keySet().forEach(name -> tables.add(ownName(String.valueOf(name))));
            } else if (value instanceof SdkPojo nested) {
                collectTables(nested, tables);
            } else if (value instanceof Collection<?> many) {
                for (Object each : many) {
                    if (each instanceof SdkPojo nested) {
                        collectTables(nested, tables);
                    }
                }
            }
        }
    }

    private static String ownName(String name) {
        if (name.startsWith("arn:") && name.contains(":table/")) {
            return DynamoDbTableFunction.tableOf(name); // also of the ARN of an index
        }
        return name.startsWith("arn:") || name.contains("://")
                ? name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1)
                : name;
    }

    /** The same fault as one of reading an object, which goes on after its call has returned. */
    public static <T extends Throwable> T ofReading(String bucket, T fault) {
        new CalledResource("S3", "GetObject", "bucket", bucket).attachTo(fault);
        return fault;
    }

    void attachTo(Throwable fault) {
        if (of(fault).isEmpty()) {
            fault.addSuppressed(new Mark(this));
        }
    }

    /** Suppressed exceptions are the one place of an exception where something can be added from outside. */
    private static final class Mark extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient CalledResource resource;

        Mark(CalledResource resource) {
            super("in " + resource, null, false, false);
            this.resource = resource;
        }
    }
}
