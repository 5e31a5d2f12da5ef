package dev.wadi.blocks.json;

import dev.wadi.blocks.BlockReason;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class CheckSchemaProducer extends DefaultProducer {
    private final RecordSchema schema;
    private final BlockReason reason;

    CheckSchemaProducer(CheckSchemaEndpoint endpoint, RecordSchema schema, BlockReason reason) {
        super(endpoint);
        this.schema = schema;
        this.reason = reason;
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords.each(exchange, this::check);
    }

    private void check(PollRecord one) throws RefusedException {
        if (one.body() == null || one.body() instanceof SourceRecord) {
            throw new HoldException(
                    "check-schema finds a record that nobody has parsed. Put to: parse:json before it.");
        }
        Optional<String> violation = schema.violation(one.body());
        if (violation.isPresent()) {
            throw new RefusedException(reason, violation.get());
        }
    }
}
