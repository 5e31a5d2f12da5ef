package dev.wadi.delivery;

import java.util.Optional;
import org.apache.camel.CamelContext;

/** Who is told what steps work out on the way, so that a person sees where a result comes from. Bound in the registry for that person alone. */
@FunctionalInterface
public interface StepNotes {

    /** @param note may be several lines */
    void add(String note);

    /** Empty where nobody looks; then a step need not even make its notes. */
    static Optional<StepNotes> of(CamelContext context) {
        return Optional.ofNullable(context.getRegistry().findSingleByType(StepNotes.class));
    }
}
