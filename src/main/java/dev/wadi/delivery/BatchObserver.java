package dev.wadi.delivery;

import java.util.List;
import java.util.Map;

/** What operators see of the deliveries: metrics, health, log. */
public interface BatchObserver {

    /** Every record of a batch is done with; the sum of the counts is the number of records. */
    void delivered(Map<Outcome, Integer> outcomes);

    /** These are on the dead-letter queue; told once for each. */
    default void deadLettered(List<RefusedRecordException> written) {}

    /** The source holds. Told again at every further attempt that fails. */
    void holding(Throwable fault);

    /** Nothing of what it was told to be held for is held any more. */
    default void healed() {}

    /** An attempt is made anew, as the one before it failed. */
    default void repeated() {}

    /** The source's own service answered, with nothing to deliver. */
    void reached();
}
