package dev.wadi.blocks;

import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.Outcome;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    public Outcome outcome() {
        return new Outcome(name().toLowerCase(Locale.ROOT), disposition, Tags.empty());
    }

    static List<Outcome> outcomes() {
        return Stream.of(values()).map(Answer::outcome).toList();
    }
}
