package dev.wadi.blocks.send;

import dev.wadi.delivery.Answer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.outbox.DirectSender;
import dev.wadi.delivery.outbox.MessageTemplate;
import dev.wadi.delivery.outbox.OutgoingMessage;
import dev.wadi.delivery.outbox.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sends a message of each record, up to ten in a call. What its service has not taken fails the step when all that can be sent is sent. */
final class SendMessagesProducer extends DefaultProducer {
    private final DirectSender sender;
    private final MessageTemplate template;
    private final TakenMessages taken = new TakenMessages();

    private record Pending(PollRecord record, OutgoingMessage message, String fingerprint) {}

    SendMessagesProducer(MessageEndpoint endpoint) {
        super(endpoint);
        sender = endpoint.sender();
        template = new MessageTemplate(endpoint.getCamelContext(), endpoint.getMessage(), sender.isFifo());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        sender.requireRoutes();
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        List<Pending> pending = new ArrayList<>();
        for (PollRecord one : records.open()) {
            message(one, records).ifPresent(message -> {
                String fingerprint = TakenMessages.fingerprint(one.record(), message);
                if (taken.contains(fingerprint)) {
                    records.called(one, Answer.STORED);
                } else {
                    pending.add(new Pending(one, message, fingerprint));
                }
            });
        }
        send(pending, records);
        records.finish();
    }

    private Optional<OutgoingMessage> message(PollRecord one, PollRecords records) {
        try {
            OutgoingMessage message = template.message(one, "");
            Optional<Refusal> refusal = sender.refusal(message);
            refusal.ifPresent(why -> records.refuse(one, template.reason(why).name(), why.detail()));
            return refusal.isPresent() ? Optional.empty() : Optional.of(message);
        } catch (RefusedException e) {
            records.refuse(one, e);
            return Optional.empty();
        }
    }

    /** @throws RuntimeException the first failure, with the others in it */
    private void send(List<Pending> pending, PollRecords records) {
        Map<Integer, RuntimeException> notTaken =
                sender.send(pending.stream().map(Pending::message).toList());
        Set<RuntimeException> failures = new LinkedHashSet<>();
        for (int place = 0; place < pending.size(); place++) {
            Pending one = pending.get(place);
            RuntimeException failure = notTaken.get(place);
            if (failure == null) {
                taken.add(one.fingerprint());
                records.called(one.record(), Answer.STORED);
            } else if (DirectSender.refusal(failure).isPresent()) {
                records.refusedByService(
                        one.record(),
                        template.notSendable().name(),
                        DirectSender.refusal(failure).get());
            } else {
                failures.add(failure);
            }
        }
        failures.stream().findFirst().ifPresent(first -> {
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        });
    }
}
