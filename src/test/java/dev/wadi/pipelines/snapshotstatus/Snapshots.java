package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.TextRecord;

/** Messages for tests that need one. */
public final class Snapshots {
    private Snapshots() {}

    public static SnapshotMessage message(String run, String collection) {
        return file(run, collection, "NOT_SET");
    }

    public static SnapshotMessage file(String run, String collection, String name) {
        try {
            return SnapshotMessage.parse(
                    ReceivedReport.bare(new TextRecord("m", """
                    {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-20","file_name":"%s"}""".formatted(run, collection, name))));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
