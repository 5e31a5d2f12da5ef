package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One step of a route since the route was loaded, and the evidence that it works: how many exchanges it has let through in which a record was still without
 * its outcome, so that there was something to do. Counted over all shards and consumers of the source.
 */
final class Step {
    /** So many records in a row may be found guilty at a step before the step itself is. */
    private static final int MOST_IN_A_ROW = 10;

    static final Step NONE = new Step("", "the route", false, List.of());

    private final String route;
    private final String id;
    private final boolean call;
    private final List<String> settings;
    private final AtomicLong passes = new AtomicLong();
    /** Those of them for which it made its call, if it is one that makes any. */
    private final AtomicLong calls = new AtomicLong();

    private final AtomicInteger blamedInARow = new AtomicInteger();
    private volatile boolean inDoubt;

    /**
     * @param id as the route file gives it; steps of several routes may have the same
     * @param call true: it calls a remote endpoint
     * @param settings that its endpoint names
     */
    Step(String route, String id, boolean call, List<String> settings) {
        this.route = route;
        this.id = id;
        this.call = call;
        this.settings = List.copyOf(settings);
    }

    /** What tells it from the steps of all routes. */
    static String key(String route, String id) {
        return route + "/" + id;
    }

    String key() {
        return key(route, id);
    }

    String route() {
        return route;
    }

    String id() {
        return id;
    }

    boolean isCall() {
        return call;
    }

    List<String> settings() {
        return settings;
    }

    /** @param called false: what it did took no call */
    void passed(boolean called) {
        passes.incrementAndGet();
        if (called) {
            calls.incrementAndGet();
        }
        if (blamedInARow.get() != 0) {
            blamedInARow.set(0);
        }
    }

    long calls() {
        return calls.get();
    }

    void failed(Blame blame) {
        inDoubt |= blame == Blame.UNKNOWN_IN_CALL || blame == Blame.UNKNOWN_OUTSIDE;
    }

    /** It has failed for a reason that nobody knows: from then on it is noted which records it lets through. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /**
     * Whether faults here may be the records': the step works for others, and does not fail for too many in a row.
     *
     * @param inARow so many more
     */
    boolean mayBlame(int inARow) {
        return passes.get() > 0 && blamedInARow.get() + inARow <= MOST_IN_A_ROW;
    }

    void blamed() {
        blamedInARow.incrementAndGet();
    }
}
