package dev.wadi.delivery;

import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/** What a service has answered to the effect of a block. */
public enum Answer {
    /** The effect is there, by this call. */
    STORED(Disposition.STORED),
    /** It was there before, or a later one: nothing was changed. */
    UNCHANGED(Disposition.UNCHANGED);

    private final Disposition disposition;

    Answer(Disposition disposition) {
        this.disposition = disposition;
    }

    /** By its own name. */
    public Outcome outcome() {
        return outcome(name().toLowerCase(Locale.ROOT));
    }

    /** The same in the words of a route. */
    public Outcome outcome(String word) {
        return new Outcome(word, disposition, Tags.empty());
    }
}
