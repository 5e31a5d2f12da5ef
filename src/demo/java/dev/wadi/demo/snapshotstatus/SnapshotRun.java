package dev.wadi.demo.snapshotstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A snapshot run of the demo: its collections, and what the ingest service reports of their files. */
record SnapshotRun(String correlationId, String type) {
    static final int COLLECTIONS = 10;
    static final int FILES = 30;
    /** One in so many reports comes twice, as a queue may deliver it. */
    private static final int REDELIVERED = 10;

    private static final String DATE = "2026-11-21";
    private static final List<String> TABLES = List.of("claimant", "contract", "statement", "payment", "address");

    /** What is reported, and what must become of it. */
    record Report(String body, String fate) {
        static final String COUNTED = "counted";
        static final String DUPLICATE = "duplicate";
    }

    static List<SnapshotRun> both() {
        return List.of(new SnapshotRun("run-full", "full"), new SnapshotRun("run-incremental", "incremental"));
    }

    List<String> collections() {
        return IntStream.range(0, COLLECTIONS)
                .mapToObj(i -> "db." + (i < TABLES.size() ? "core" : "history") + "." + TABLES.get(i % TABLES.size()))
                .toList();
    }

    /** Every file of every collection, the collections side by side, with repeats and a few reports that nobody can use. */
    List<Report> files() {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            for (String collection : collections()) {
                String file = collection + String.format(Locale.ROOT, "-%06d.txt.gz", i);
                reports.add(new Report(report(collection, file, ""), Report.COUNTED));
                if (reports.size() % REDELIVERED == 0) {
                    reports.add(new Report(report(collection, file, ""), Report.DUPLICATE));
                }
            }
            if (i % 3 == 0) {
                reports.add(poison(i / 3));
            }
        }
        return reports;
    }

    /** That the sender is done with each collection. */
    List<String> successes() {
        return collections().stream()
                .map(collection ->
                        report(collection, "_" + collection + "_successful.gz", ",\"is_success_file\":\"true\""))
                .toList();
    }

    private Report poison(int i) {
        return switch (i % 5) {
            case 0 -> new Report("{\"correlation_id\":\"" + correlationId, "malformed_json");
            case 1 -> new Report("[\"" + correlationId + "\"]", "not_an_object");
            case 2 -> new Report(report("", "lost.txt.gz", ""), "missing_required_fields");
            case 3 -> new Report(report("db.core.nobody-knows", "lost.txt.gz", ""), "unknown_collection");
            default ->
                new Report(report("db.core.claimant", "lost.txt.gz", ",\"is_success_file\":7"), "invalid_field_type");
        };
    }

    private String report(String collection, String file, String more) {
        return String.format(
                Locale.ROOT,
                "{\"correlation_id\":\"%s\",\"collection_name\":\"%s\",\"snapshot_type\":\"%s\",\"export_date\":\"%s\",\"file_name\":\"%s\"%s}",
                correlationId,
                collection,
                type,
                DATE,
                file,
                more);
    }
}
