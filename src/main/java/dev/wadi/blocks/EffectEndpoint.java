package dev.wadi.blocks;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** What records end with, in the words of the route. */
    private final Map<Answer, Outcome> outcomes = new EnumMap<>(Answer.class);

    protected EffectEndpoint(String uri, Component component) {
        super(uri, component);
        Stream.of(Answer.values()).forEach(answer -> outcomes.put(answer, answer.outcome()));
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
        return last ? List.copyOf(outcomes.values()) : List.of();
    }

    @Override
    public Outcome outcome(Answer answer) {
        return outcomes.get(answer);
    }

    public void setLast(boolean last) {
        this.last = last;
    }

    public String getStored() {
        return stored;
    }

    public void setStored(String stored) {
        this.stored = OutcomeEndpoint.requireName(stored);
        outcomes.put(Answer.STORED, Answer.STORED.outcome(stored));
    }

    public String getUnchanged() {
        return unchanged;
    }

    public void setUnchanged(String unchanged) {
        this.unchanged = OutcomeEndpoint.requireName(unchanged);
        outcomes.put(Answer.UNCHANGED, Answer.UNCHANGED.outcome(unchanged));
    }
}
