package dev.wadi.scenario.disturbance;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What calls to services have in common that a step makes again and again.
 *
 * @param service such as {@code dynamodb}
 * @param operation such as {@code PutItem}
 * @param resource such as {@code table orders}, or several with commas between them; empty where the call names none
 * @param caller such as {@code step store}
 */
public record CallKind(String service, String operation, String resource, String caller) {
    private static final Set<String> READS = Set.of(
            "get",
            "head",
            "batchget",
            "query",
            "scan",
            "list",
            "describe",
            "hget",
            "hmget",
            "hgetall",
            "mget",
            "exists");

    /** Whether it may have made or changed this resource. */
    boolean writes(String changed) {
        return List.of(resource.split(", ", -1)).contains(changed)
                && READS.stream().noneMatch(operation.toLowerCase(Locale.ROOT)::startsWith);
    }

    /** For a sentence, such as {@code PutItem on table orders (dynamodb), a call of step store}. */
    @Override
    public String toString() {
        return operation + (resource.isEmpty() ? "" : " on " + resource) + " (" + service + "), a call of " + caller;
    }
}
