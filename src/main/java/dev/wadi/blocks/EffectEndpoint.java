package dev.wadi.blocks;

import dev.wadi.delivery.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.spi.UriParam;

/** A block that changes something in a service for each record, and ends the record with its answer. */
public abstract class EffectEndpoint extends BlockEndpoint {
    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether the answer of the service ends the record, as stored or unchanged. False where a step behind this one has a further effect for it, and ends it.")
    private boolean last = true;

    @UriParam(
            label = "producer",
            defaultValue = "stored",
            description = "Outcome of a record whose effect is there by this call, such as saved.")
    private String stored = "stored";

    @UriParam(
            label = "producer",
            defaultValue = "unchanged",
            description = "Outcome of a record whose effect, or a later one, was there before, such as duplicate.")
    private String unchanged = "unchanged";

    protected EffectEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    public boolean hasEffect() {
        return true;
    }

    @Override
    public boolean isLast() {
        return last;
    }

    @Override
    public List<Outcome> outcomes() {
        return last ? Stream.of(Answer.values()).map(this::outcome).toList() : List.of();
    }

    /** What a record ends with by this answer, in the words of the route. */
    final Outcome outcome(Answer answer) {
        return answer.outcome(answer == Answer.STORED ? stored : unchanged);
    }

    public void setLast(boolean last) {
        this.last = last;
    }

    public String getStored() {
        return stored;
    }

    public void setStored(String stored) {
        this.stored = OutcomeEndpoint.requireName(stored);
    }

    public String getUnchanged() {
        return unchanged;
    }

    public void setUnchanged(String unchanged) {
        this.unchanged = OutcomeEndpoint.requireName(unchanged);
    }
}
