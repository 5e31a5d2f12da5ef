package dev.wadi.delivery;

/**
 * A bean that says whether this instance is the one that works: for a pipeline whose instances cannot share its work. Found by its type. A source asks before each poll, and takes nothing
 * while another instance is the active one; where a source only hands over what it is given, as in a scenario, nobody asks.
 */
public interface Standby {

    /** The pipeline, which is its route. */
    String pipeline();

    /**
     * Answers at once. The first question may begin a contest with other instances.
     *
     * @throws HoldException if that cannot be known, as what they contend for is unavailable
     */
    boolean isActive();
}
