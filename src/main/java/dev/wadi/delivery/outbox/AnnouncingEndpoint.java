package dev.wadi.delivery.outbox;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.PerRecordEndpoint;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Producer;

/** {@code outbox:CHANNEL} with an {@code id}: it also leaves the messages that it sends, one of each record. */
public class AnnouncingEndpoint extends OutboxEndpoint implements PerRecordEndpoint {

    public AnnouncingEndpoint(String uri, OutboxComponent component, String channel) {
        super(uri, component, channel);
    }

    /** A producer is made of options alone; what it needs to call a service it gets when it starts. */
    @Override
    public void check() {
        createProducer();
    }

    @Override
    public Producer createProducer() {
        return new AnnouncingProducer(this);
    }

    @Override
    public boolean hasEffect() {
        return true;
    }

    @Override
    public List<Outcome> outcomes() {
        return isLast() ? Stream.of(Answer.values()).map(Answer::outcome).toList() : List.of();
    }
}
