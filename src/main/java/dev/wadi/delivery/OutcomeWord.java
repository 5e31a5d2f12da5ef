package dev.wadi.delivery;

/** An outcome in the words of a pipeline's specification, spelled as it stands in metrics and scenarios. The constants of an enum. */
public interface OutcomeWord {

    /** Such as {@code stored}. */
    String name();

    Disposition disposition();
}
