package dev.wadi.delivery;

/** Why a record is refused: a word of its pipeline's specification, spelled as it stands in a dead letter. The constants of an enum. */
public interface Reason {

    /** Such as {@code missing_field}. */
    String name();
}
