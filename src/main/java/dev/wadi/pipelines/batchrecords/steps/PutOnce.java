package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.pipelines.batchrecords.store.Row;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;

/** Step {@code put-once}, per row: what the save step is to write, and that it is written only where no row of this key is. */
public class PutOnce implements Processor {

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        PendingRow row = (PendingRow) message.getBody();
        message.setHeader(Ddb2Constants.ITEM, row.attributes());
        message.setHeader(Ddb2Constants.UPDATE_CONDITION, Row.NO_SUCH_ROW);
    }
}
