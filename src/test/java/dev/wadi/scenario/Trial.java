package dev.wadi.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the inputs of a scenario went through some routes, and what they left.
 *
 * @param why the reason of a refused start or a hold; empty for none
 * @param acknowledged how many deliveries were
 * @param things what is in the world, but for dead letters
 * @param letters the dead letters; repeated ones once
 * @param shown how many records had which outcome and reason, how many messages there are, how many faults were injected
 */
public record Trial(
        Ending ending,
        String why,
        int acknowledged,
        List<Thing> things,
        Set<DeadLetter> letters,
        Map<String, Long> shown) {

    public boolean hasFaults() {
        return shown.keySet().stream().anyMatch(one -> one.startsWith(ScenarioTrial.FAULT));
    }

    /** Of the inputs as they were delivered first. */
    public enum Ending {
        REFUSED,
        HELD,
        /** A delivery neither came to an end nor was reported to hold. */
        HANGING,
        /** It held, other routes took over from there, and all is acknowledged. */
        TAKEN_OVER,
        ACKNOWLEDGED
    }

    /** A row, a hash, a message; those of the same place and key are the same thing, with another value perhaps. Messages have no key. */
    public record Thing(String place, String key, String value) {
        public boolean isNamed() {
            return !key.isEmpty();
        }

        public boolean isSameAs(Thing other) {
            return isNamed() && place.equals(other.place) && key.equals(other.key);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** A record of the input; {@code index} is {@code null} as text where it is not of an envelope. */
    public record RecordName(String source, String index) {
        static final String NO_INDEX = "null";

        public static RecordName whole(String source) {
            return new RecordName(source, NO_INDEX);
        }

        public boolean isWhole() {
            return index.equals(NO_INDEX);
        }
    }

    public record DeadLetter(RecordName record, String reason, String payload) {
        @Override
        public String toString() {
            return "dead letter " + reason + " of " + record.source()
                    + (record.isWhole() ? "" : "[" + record.index() + "]");
        }
    }

    static Trial refused(String why) {
        return new Trial(Ending.REFUSED, why, 0, List.of(), Set.of(), Map.of());
    }

    static Trial hanging(String why) {
        return new Trial(Ending.HANGING, why, 0, List.of(), Set.of(), Map.of());
    }

    static Trial held(String why) {
        return new Trial(Ending.HELD, why, 0, List.of(), Set.of(), Map.of());
    }
}
