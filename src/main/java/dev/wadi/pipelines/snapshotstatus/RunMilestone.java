package dev.wadi.pipelines.snapshotstatus;

/** What a run reaches when all of its collections have (spec section 3, checks A and B). Any other status of a collection, or none, blocks both. */
public enum RunMilestone {
    /** Check A. */
    ALL_RECEIVED("RECEIVED", "All collections received by NiFi"),
    /** Check B. */
    ALL_SUCCESSFUL("COMPLETED", "All collections successful");

    private final String productStatus;
    private final String title;

    RunMilestone(String productStatus, String title) {
        this.productStatus = productStatus;
        this.title = title;
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
        return collectionStatus.equals(CollectionState.SUCCESS)
                || (this == ALL_RECEIVED && collectionStatus.equals(CollectionState.RECEIVED));
    }
}
