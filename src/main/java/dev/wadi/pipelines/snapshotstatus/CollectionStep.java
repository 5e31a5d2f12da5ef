package dev.wadi.pipelines.snapshotstatus;

import java.util.Optional;

/** What a message makes of its collection; one for each kind of cell in the table of spec section 3. */
public enum CollectionStep {
    /** Nothing, beyond the count of a file. */
    STAY("", null),
    /** The last file is in: the sender is told, and the run may be received. */
    RECEIVE(CollectionState.RECEIVED, RunMilestone.ALL_RECEIVED),
    /** That happened before; what did not come of it comes now. */
    RESUME_RECEIVED("", RunMilestone.ALL_RECEIVED),
    SUCCEED(CollectionState.SUCCESS, RunMilestone.ALL_SUCCESSFUL),
    RESUME_SUCCESS("", RunMilestone.ALL_SUCCESSFUL);

    private final String newStatus;
    private final RunMilestone milestone;

    CollectionStep(String newStatus, RunMilestone milestone) {
        this.newStatus = newStatus;
        this.milestone = milestone;
    }

    /** What the collection is from now on, if that is something else. */
    public Optional<String> newStatus() {
        return newStatus.isEmpty() ? Optional.empty() : Optional.of(newStatus);
    }

    /** What the run may have reached with this. */
    public Optional<RunMilestone> milestone() {
        return Optional.ofNullable(milestone);
    }

    /** Whether the sender of the collection is told, now or, should that not have come off, again. */
    public boolean isAnnounced() {
        return milestone == RunMilestone.ALL_RECEIVED;
    }
}
