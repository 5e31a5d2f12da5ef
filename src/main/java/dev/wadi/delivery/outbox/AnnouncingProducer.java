package dev.wadi.delivery.outbox;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.settings.TimeSpan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;

/** Leaves a message of each record in the outbox, unless its id was announced before, and sends what is there of these ids and not sent yet. */
final class AnnouncingProducer extends DefaultProducer {
    private final AnnouncingEndpoint step;
    private final OutboxProducer send;
    private final MessageTemplate template;
    private final Duration retention;
    private Outbox outbox;
    private AnnouncedOnce announced;

    AnnouncingProducer(AnnouncingEndpoint endpoint) {
        super(endpoint);
        step = endpoint;
        template = new MessageTemplate(
                endpoint.getCamelContext(),
                endpoint.getMessage(),
                endpoint.destination().isFifo());
        retention = TimeSpan.ofSeconds(endpoint.getRetention());
        send = new OutboxProducer(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(send);
        CamelContext context = step.getCamelContext();
        outbox = step.getComponent().outbox(step.getTable());
        announced = new AnnouncedOnce(
                AwsClients.dynamoDb(context), step.getTable(), ProcessingClock.of(context), retention);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(send);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        PollRecords records = PollRecords.of(exchange);
        Map<PollRecord, OutgoingMessage> messages = new LinkedHashMap<>();
        for (PollRecord one : records.open()) {
            message(one, records).ifPresent(message -> messages.put(one, message));
        }
        Set<String> written = announced.write(List.copyOf(messages.values()));
        outbox.due(
                exchange,
                step.getChannel(),
                messages.values().stream().map(OutgoingMessage::id).distinct().toList());
        send.process(exchange);
        messages.forEach(
                (one, message) -> records.called(one, written.remove(message.id()) ? Answer.STORED : Answer.UNCHANGED));
        records.finish();
    }

    private Optional<OutgoingMessage> message(PollRecord one, PollRecords records) {
        try {
            OutgoingMessage message = template.message(one, step.getChannel());
            Optional<Refusal> refusal = outbox.refusal(message);
            refusal.ifPresent(why -> records.refuse(one, template.reason(why).name(), why.detail()));
            return refusal.isPresent() ? Optional.empty() : Optional.of(message);
        } catch (RefusedException e) {
            records.refuse(one, e);
            return Optional.empty();
        }
    }
}
