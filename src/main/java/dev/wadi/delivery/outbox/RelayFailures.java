package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.delivery.outbox.OutboxTable.Stranded;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** The failures of a pass, for who asked for it. */
final class RelayFailures implements RelayObserver {
    /** A failure of a whole call is that of each of its messages. */
    private final Set<RuntimeException> failures = new LinkedHashSet<>();

    private final Function<String, RuntimeException> missing;

    /** @param missing why a channel leads nowhere */
    RelayFailures(Function<String, RuntimeException> missing) {
        this.missing = missing;
    }

    @Override
    public void notTaken(Claimed message, RuntimeException failure) {
        failures.add(failure);
    }

    @Override
    public void leadsNowhere(Stranded message) {
        failures.add(missing.apply(message.channel()));
    }

    @Override
    public void notWritten(String id, RuntimeException failure) {
        failures.add(failure);
    }

    /** @throws RuntimeException the first one, with the others in it, if there is any */
    void throwFirst() {
        Iterator<RuntimeException> rest = failures.iterator();
        if (rest.hasNext()) {
            RuntimeException first = rest.next();
            rest.forEachRemaining(first::addSuppressed);
            throw first;
        }
    }
}
