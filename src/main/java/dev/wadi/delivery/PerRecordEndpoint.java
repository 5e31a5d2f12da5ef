package dev.wadi.delivery;

import dev.wadi.settings.SettingException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.InterceptSendToEndpoint;

/**
 * The endpoint of a step that takes each record by itself: all of a poll, or the one of an exchange that was split off. What became of each record is what it
 * tells {@link PollRecords}, never that it returned.
 */
public interface PerRecordEndpoint extends Endpoint {

    /** Whether it changes something in a service for a record. Then it tells of each what the service answered. */
    default boolean hasEffect() {
        return false;
    }

    /** Whether the answer of its service ends the record. False: a step behind it has a further effect, and ends the record. */
    default boolean isLast() {
        return true;
    }

    /** What a record ends with by this answer of the service. */
    default Outcome outcome(Answer answer) {
        return answer.outcome();
    }

    /** What it ends records with, beside refusals and {@link Outcome#FILTERED}. */
    default List<Outcome> outcomes() {
        return List.of();
    }

    /**
     * Looks at its options, and at files that they name, before its route is made; calls nobody.
     *
     * @throws IllegalArgumentException with what is wrong, for people
     */
    default void check() {}

    /**
     * The same, as a step of this route.
     *
     * @throws SettingException where a setting of the route is missing
     */
    default void check(String route) {
        check();
    }

    /** Empty for an endpoint of another kind. */
    static Optional<PerRecordEndpoint> of(Endpoint endpoint) {
        if (endpoint instanceof InterceptSendToEndpoint intercepted) {
            return of(intercepted.getOriginalEndpoint());
        }
        return endpoint instanceof PerRecordEndpoint block ? Optional.of(block) : Optional.empty();
    }
}
