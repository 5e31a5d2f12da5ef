package dev.wadi.delivery;

/** What an outcome means for its record. Each outcome of each pipeline is of one of these kinds. */
public enum Disposition {
    /** This delivery has brought about its effect. */
    STORED,
    /** The effect was there before, or a later one: nothing was changed. */
    UNCHANGED,
    /** It was left out on purpose. */
    FILTERED,
    /** It was refused, and is on the dead-letter queue. */
    DEAD_LETTERED,
    /** It could not be done now. Its source gives it again in its next run. */
    DUE
}
