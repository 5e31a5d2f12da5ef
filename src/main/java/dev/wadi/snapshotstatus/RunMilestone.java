package dev.wadi.snapshotstatus;

import java.util.Set;

/** What a run reaches when all of its collections have (spec section 3, checks A and B). Any other status of a collection, or none, blocks both. */
public enum RunMilestone {
    /** Check A. */
    ALL_RECEIVED(
            "RECEIVED", "All collections received by NiFi", Set.of(CollectionState.RECEIVED, CollectionState.SUCCESS)),
    /** Check B. */
    ALL_SUCCESSFUL("COMPLETED", "All collections successful", Set.of(CollectionState.SUCCESS));

    private final String productStatus;
    private final String title;
    private final Set<String> statuses;

    RunMilestone(String productStatus, String title, Set<String> statuses) {
        this.productStatus = productStatus;
        this.title = title;
        this.statuses = statuses;
    }

    /** What the product's row says from then on. */
    public String productStatus() {
        return productStatus;
    }

    String title() {
        return title;
    }

    /** Whether a collection of this status lets the run reach it. */
    public boolean isMetBy(String collectionStatus) {
        return statuses.contains(collectionStatus);
    }
}
