package dev.wadi.blocks.records;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class PartitionProducer extends DefaultProducer {
    private final int parts;
    private final FieldExpression by;

    PartitionProducer(PartitionEndpoint endpoint, int parts, FieldExpression by) {
        super(endpoint);
        this.parts = parts;
        this.by = by;
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        if (records.isOne()) {
            throw new HoldException(
                    "partition stands inside of a split, where there is one record. Put it before the split.");
        }
        Partitions<PollRecord> partitions = new Partitions<>(parts);
        for (PollRecord one : records.remaining()) {
            try {
                partitions.add(by.text(one), one);
            } catch (RefusedException e) {
                records.refuse(one, e);
            }
        }
        records.finish(partitions.parts());
    }
}
