package dev.wadi.delivery;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * What all deliveries of one source share while its route is loaded.
 *
 * @param setAside ids of records that a person has decided to set aside
 * @param attempts those of all sources
 */
public record SourceHistory(
        HoldPolicy policy,
        FailureHistory failures,
        Set<String> setAside,
        FaultLog log,
        LeftHold left,
        OpenAttempts attempts) {
    static final String SETTING = "wadi.set-aside";

    /** With a log of its own. */
    public SourceHistory(HoldPolicy policy, FailureHistory failures, Set<String> setAside) {
        this(policy, failures, setAside, new FaultLog(), new LeftHold(), new OpenAttempts());
    }

    /** With the records that the setting {@value #SETTING} names. */
    public static SourceHistory of(CamelContext context, HoldPolicy policy) {
        String named = context.resolvePropertyPlaceholders("{{" + SETTING + ":}}");
        return new SourceHistory(
                policy,
                new FailureHistory(),
                Stream.of(named.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                FaultLog.of(context),
                new LeftHold(),
                OpenAttempts.of(context));
    }

    boolean hasSetAside() {
        return !setAside.isEmpty();
    }

    boolean isSetAside(SourceRecord record) {
        return setAside.contains(record.sourceId());
    }
}
