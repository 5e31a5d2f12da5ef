package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.snapshotstatus.Envelope;
import dev.wadi.pipelines.snapshotstatus.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Step {@code unpack}, once per SQS message: the messages in it. */
public class UnpackEnvelope {

    @Handler
    public List<ReceivedMessage> open(@Body List<? extends SourceRecord> received, Exchange exchange) {
        List<ReceivedMessage> messages = new ArrayList<>();
        for (SourceRecord one : received) {
            List<ReceivedMessage> inside = Envelope.open(one);
            BatchAccount.of(exchange).opened(one, inside);
            messages.addAll(inside);
        }
        return messages;
    }
}
