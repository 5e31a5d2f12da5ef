package dev.wadi.scenario.disturbance;

/**
 * How much scenarios are disturbed.
 *
 * @param seed chooses behind which of the calls of one kind the crash comes
 * @param everyCall a crash behind each of them, and not behind one
 */
public record Disturbance(long seed, boolean everyCall) {}
