package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.batchrecords.Announcement;
import java.util.Map;
import org.apache.camel.Exchange;

/** The record of an exchange, and what it announces. */
record ParsedRecord(SourceRecord record, Announcement announcement) {

    /** @throws HoldException where no step has parsed it */
    static ParsedRecord of(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Map<?, ?> fields) {
            return new ParsedRecord(BatchAccount.record(exchange), new Announcement(fields));
        }
        throw new HoldException("An announcement is looked at that nobody has parsed. Put to: parse:json before it.");
    }

    RefusedRecordException refused(RefusedException why) {
        return new RefusedRecordException(record, why);
    }
}
