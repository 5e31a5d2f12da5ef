package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The faults of one attempt, and whether it is worth going on. Safe for the parallel steps of one exchange. */
final class AttemptFaults {
    /** So many calls of one step in a row may end in a fault that nobody knows before the rest is spared. */
    private static final int MOST_UNKNOWN_IN_A_ROW = 10;

    private final IdentityHashMap<Throwable, Fault> seen = new IdentityHashMap<>();
    private final AtomicReference<Exception> abandoned = new AtomicReference<>();
    private volatile boolean allInTurn;
    private Step failing;
    private int inARow;

    /** The rest is not spared: each record has its turn, as long as no dependency is known to be away. */
    void allInTurn() {
        allInTurn = true;
    }

    /** Ends this attempt: what has not begun is not tried. The first reason is the one that counts. */
    void abandon(Exception reason) {
        abandoned.compareAndSet(null, reason);
    }

    Optional<Exception> abandoned() {
        return Optional.ofNullable(abandoned.get());
    }

    /** What an exception was found to be when it was last seen; by the exception itself or one that caused it. */
    Optional<Fault> of(Throwable thrown) {
        List<Throwable> chain = Causes.of(thrown);
        synchronized (seen) {
            return chain.stream().map(seen::get).filter(Objects::nonNull).findFirst();
        }
    }

    /** @param caught true: the route may go on behind it */
    void failed(Fault fault, boolean caught) {
        synchronized (seen) {
            seen.put(fault.exception(), fault);
        }
        fault.step().failed(fault.blame());
        if (isHopeless(fault) && !caught) {
            abandon(fault.exception());
        }
    }

    private synchronized boolean isHopeless(Fault fault) {
        if (fault.blame() != Blame.UNKNOWN_IN_CALL) {
            return fault.blame() == Blame.DEPENDENCY;
        }
        inARow = fault.step() == failing ? inARow + 1 : 1;
        failing = fault.step();
        return inARow >= MOST_UNKNOWN_IN_A_ROW && !allInTurn;
    }

    synchronized void passed(Step step) {
        if (step == failing) {
            inARow = 0;
        }
    }
}
