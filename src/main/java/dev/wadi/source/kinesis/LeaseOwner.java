package dev.wadi.source.kinesis;

import dev.wadi.delivery.HoldException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose a lease table is, as a mark in the coordinator table: two pipelines with one lease table would take each other's records, in silence. A table
 * without a mark takes that of the first one.
 */
final class LeaseOwner {
    /** {@code check}, or {@code take} to move a table to another pipeline. */
    static final String SETTING = "wadi.lease-owner";

    private static final Logger LOG = LoggerFactory.getLogger(LeaseOwner.class);
    private static final String TAKE = "take";
    private static final String KEY = "Owner";
    private static final String PIPELINE = "pipeline";

    private final CoordinatorMarks marks;
    private final String table;
    private final String pipeline;
    private final Set<String> owned;

    /**
     * @param table the one with the leases
     * @param owned the tables that were this process' own at some time
     */
    LeaseOwner(CoordinatorMarks marks, String table, String pipeline, Set<String> owned) {
        this.marks = marks;
        this.table = table;
        this.pipeline = pipeline;
        this.owned = owned;
    }

    /**
     * A process takes a table once: two that were both told to would take it from each other for ever.
     *
     * @throws HoldException if the table is another pipeline's
     */
    void claim(String wish) {
        if (!marks.putIfAbsent(KEY, PIPELINE, pipeline) && !isOwn()) {
            String owner = owner();
            boolean lost = owned.contains(table);
            if (lost || !TAKE.equals(wish)) {
                throw isAnothers(owner, lost);
            }
            marks.put(KEY, PIPELINE, pipeline);
            LOG.warn("The lease table {} was that of {} and is that of {} from now on", table, owner, pipeline);
        }
        owned.add(table);
    }

    private HoldException isAnothers(String owner, boolean lost) {
        String named = pipeline + ".lease-table";
        return new HoldException(
                "The lease table " + table + " (" + named + ") " + (lost ? "was taken by" : "is that of")
                        + " the pipeline "
                        + owner
                        + ": sharing it, each would lose records to the other. Name another table; if this pipeline"
                        + " is to have it instead of " + owner + ", stop that one and start this one once with "
                        + SETTING
                        + "=" + TAKE,
                null,
                List.of(named));
    }

    /** False: another pipeline has taken the table meanwhile. */
    boolean isOwn() {
        return pipeline.equals(owner());
    }

    private String owner() {
        return marks.get(KEY, PIPELINE);
    }
}
