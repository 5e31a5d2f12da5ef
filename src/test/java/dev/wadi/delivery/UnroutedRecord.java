package dev.wadi.delivery;

import org.apache.camel.Message;

/** A record as a block would find it, of no batch. */
public final class UnroutedRecord {
    private UnroutedRecord() {}

    public static PollRecord of(SourceRecord record, Message message) {
        return new PollRecord(null, new RecordEntry(record), message);
    }
}
