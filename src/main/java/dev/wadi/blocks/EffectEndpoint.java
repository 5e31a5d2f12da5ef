package dev.wadi.blocks;

import dev.wadi.delivery.Outcome;
import java.util.List;
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
        return last ? Answer.outcomes() : List.of();
    }

    public void setLast(boolean last) {
        this.last = last;
    }
}
