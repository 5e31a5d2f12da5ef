package dev.wadi.snapshotstatus;

import dev.wadi.testing.TextRecord;

/** Messages for tests that need one. */
public final class Snapshots {
    private Snapshots() {}

    public static SnapshotMessage message(String run, String collection) {
        try {
            return MessageParser.parse(ReceivedMessage.bare(new TextRecord("m", """
                    {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-20"}""".formatted(run, collection))));
        } catch (RejectedMessage e) {
            throw new AssertionError(e);
        }
    }
}
