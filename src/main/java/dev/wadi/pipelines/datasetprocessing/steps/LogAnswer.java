package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.pipelines.datasetprocessing.ReceivedEvent;
import dev.wadi.pipelines.datasetprocessing.RecordFields;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code log-answer}, per event: that its documents are written and its sender was told. */
public class LogAnswer implements Processor {
    static final String EVENT = "event";

    @Override
    public void process(Exchange exchange) {
        EventLog.answered((ReceivedEvent)
                exchange.getMessage().getBody(RecordFields.class).get(EVENT));
    }
}
