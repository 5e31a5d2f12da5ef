package dev.wadi.scenario.environment;

import java.util.Map;

/**
 * One thing that a run left in its world.
 *
 * @param resource what holds it, e.g. {@code table files}
 * @param key names it among all of its kind; empty for things without a name, such as messages
 * @param fields all that it is, as texts
 * @param text for people, the same for the same thing
 * @param mayRepeat the same thing may come twice from one record: what holds it promises no better
 */
public record Effect(String resource, String key, Map<String, String> fields, String text, boolean mayRepeat) {

    /** Whether it is the same thing, with another value perhaps. */
    public boolean isSameAs(Effect other) {
        return !key.isEmpty() && resource.equals(other.resource) && key.equals(other.key);
    }

    @Override
    public String toString() {
        return text;
    }
}
