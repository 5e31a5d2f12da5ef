package dev.wadi.blocks.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.Answer;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.outbox.ContentTemplate;
import dev.wadi.source.kinesis.OutgoingRecord;
import dev.wadi.source.kinesis.RecordLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;

/** Puts a record made of each record by the batch producer of {@code kinesis-stream}, which returns when all of them are there. */
final class SendStreamProducer extends DefaultProducer {
    private static final int LONGEST_KEY = 256;

    private final SendStreamEndpoint step;
    private final TakenMessages taken = new TakenMessages();
    private final ContentTemplate template;
    private final Optional<FieldExpression> key;
    private final int mostBytes;
    private Producer stream;

    SendStreamProducer(SendStreamEndpoint endpoint) {
        super(endpoint);
        step = endpoint;
        template = new ContentTemplate(endpoint.getCamelContext(), endpoint.getContent());
        key = endpoint.keyOption();
        mostBytes = RecordLimit.of(endpoint.getCamelContext());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stream = step.getCamelContext()
                .getEndpoint("kinesis-stream:" + step.getStream())
                .createProducer();
        ServiceHelper.startService(stream);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(stream);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        PollRecords records = PollRecords.of(exchange);
        List<PollRecord> sent = new ArrayList<>();
        Map<String, OutgoingRecord> pending = new LinkedHashMap<>();
        for (PollRecord one : records.open()) {
            make(one, records).ifPresent(made -> {
                sent.add(one);
                String fingerprint = TakenMessages.fingerprint(one.record(), made);
                if (!taken.contains(fingerprint)) {
                    pending.put(fingerprint, made);
                }
            });
        }
        if (!pending.isEmpty()) {
            Exchange call = new DefaultExchange(exchange.getContext());
            call.getMessage().setBody(List.copyOf(pending.values()));
            stream.process(call);
            pending.keySet().forEach(taken::add);
        }
        sent.forEach(one -> records.called(one, Answer.STORED));
        records.finish();
    }

    /** Empty for one that is refused. */
    private Optional<OutgoingRecord> make(PollRecord one, PollRecords records) {
        try {
            String by = key.isPresent() ? key.get().text(one) : one.record().identity();
            byte[] data = template.bytes(one);
            int bytes = data.length + by.getBytes(UTF_8).length;
            if (by.isEmpty() || by.length() > LONGEST_KEY) {
                records.refuse(
                        one,
                        template.notSendable().name(),
                        "the partition key has " + by.length() + " characters; 1 to " + LONGEST_KEY + " are taken");
            } else if (bytes > mostBytes) {
                records.refuse(
                        one,
                        template.tooLarge().name(),
                        "it has " + bytes + " bytes with its partition key; " + mostBytes + " are taken");
            } else {
                return Optional.of(new OutgoingRecord(by, data));
            }
        } catch (RefusedException e) {
            records.refuse(one, e);
        }
        return Optional.empty();
    }
}
