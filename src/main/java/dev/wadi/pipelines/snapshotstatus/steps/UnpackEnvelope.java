package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Step {@code unpack-envelope}, once per SQS message: the messages in it. */
public class UnpackEnvelope {

    @Handler
    public List<ReceivedReport> open(@Body List<RecordMessage> poll, Exchange exchange) {
        List<ReceivedReport> messages = new ArrayList<>();
        for (RecordMessage received : poll) {
            SourceRecord one = received.record();
            List<ReceivedReport> inside = ReceivedReport.allIn(one);
            BatchAccount.of(exchange).opened(one, inside);
            messages.addAll(inside);
        }
        return messages;
    }
}
