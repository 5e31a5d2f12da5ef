package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.turbinestatus.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Step {@code parse-signals}, once per poll: the records that are well-formed signals; the others are refused. */
public class ParseSignals {
    @Handler
    public List<Signal> parse(@Body List<RecordMessage> poll, Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        List<Signal> parsed = new ArrayList<>(poll.size());
        for (RecordMessage message : poll) {
            SourceRecord record = message.record();
            try {
                parsed.add(Signal.parse(record));
            } catch (RefusedException e) {
                account.refuse(new RefusedRecordException(record, e));
            }
        }
        return parsed;
    }
}
