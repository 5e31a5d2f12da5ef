package dev.wadi.scenario.environment;

/**
 * One thing that a run left in its world.
 *
 * @param place what holds it, e.g. {@code table files}
 * @param key names it among all of its kind; empty for things without a name, such as messages
 * @param value the same text for the same thing
 */
public record Effect(String place, String key, String value) {

    @Override
    public String toString() {
        return place + ": " + value;
    }
}
