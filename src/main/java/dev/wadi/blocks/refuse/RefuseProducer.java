package dev.wadi.blocks.refuse;

import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class RefuseProducer extends DefaultProducer {
    private final BlockReason reason;
    /** Null for none. */
    private final FieldExpression detail;

    RefuseProducer(RefuseEndpoint endpoint, BlockReason reason, FieldExpression detail) {
        super(endpoint);
        this.reason = reason;
        this.detail = detail;
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        if (!records.isOne()) {
            throw new HoldException(
                    "refuse:" + reason.name() + " would refuse all records of a poll at once. Put it, and"
                            + " the choice that it stands in, into a split with simple: ${body}, one exchange for each record.");
        }
        records.open().forEach(one -> refuse(one, records));
        records.finish();
    }

    /** A part that is not there is no reason to refuse the record for another reason. */
    private void refuse(PollRecord one, PollRecords records) {
        try {
            records.refuseAsWritten(one, reason.name(), detail == null ? null : detail.text(one));
        } catch (RefusedException e) {
            records.refuse(one, reason.name(), e.getMessage());
        }
    }
}
