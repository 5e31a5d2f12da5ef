package dev.wadi.delivery;

/** A label that a pipeline gives its outcomes in the metrics; others have it without a value. Found by {@code ServiceLoader}. */
@FunctionalInterface
public interface OutcomeLabel {

    String name();
}
