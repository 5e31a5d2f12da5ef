package dev.wadi.bench.snapshotstatus;

import dev.wadi.runtime.Installation;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The route with four consumers, a loop by hand that batches in the same way, and a client that counts without markers, each in a process of its own from its
 * start on, in turn; the servers in another. What counting once costs, and what batches give back.
 */
final class UnmarkedComparison {
    private static final int MESSAGES = 3_000;
    private static final List<String> CONTENDERS = List.of("route", "loop", "unmarked");
    private static final List<String> PHASES = List.of("cold", "warm", "third", "steady", "steady");

    private final Installation installation;
    private final PrintWriter out;

    /** @param serverMillis processor time of the servers for each message */
    private record Row(String phase, ClientProcess.Figures client, double serverMillis) {}

    UnmarkedComparison(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    void run() throws Exception {
        out.printf(Locale.ROOT, "%n%,d messages of 20 collections each time, processes of their own%n", MESSAGES);
        for (boolean mixed : new boolean[] {false, true}) {
            out.printf("%n%s%n", mixed ? "polls of any collections" : "polls of ten files of one collection");
            out.printf("%-10s %-8s %10s %10s %10s %8s %8s %8s%n",
                    "", "", "messages/s", "client ms", "servers ms", "calls", "writes", "reads");
            compare(mixed);
        }
    }

    private void compare(boolean mixed) throws Exception {
        try (CloudProcess cloud = new CloudProcess(installation);
                SnapshotStatusWorld world = SnapshotStatusWorld.within(installation, cloud.environment())) {
            // the servers are warm for all
            measure("unmarked", cloud, world, mixed, 2);
            Map<String, List<Row>> rows = new LinkedHashMap<>();
            for (String contender : CONTENDERS) {
                rows.put(contender, measure(contender, cloud, world, mixed, PHASES.size()));
            }
            rows.forEach((contender, some) -> some.forEach(row -> print(contender, row)));
        }
    }

    private List<Row> measure(String kind, CloudProcess cloud, SnapshotStatusWorld world, boolean mixed, int phases)
            throws Exception {
        List<Row> rows = new ArrayList<>();
        try (ClientProcess client = new ClientProcess(installation, kind, world.environment())) {
            for (String phase : PHASES.subList(0, phases)) {
                world.fill(MESSAGES, mixed);
                Duration before = cloud.processorTime();
                ClientProcess.Figures figures = client.work(MESSAGES, world.run(), world.queueUrl());
                double servers = cloud.processorTime().minus(before).toNanos() / 1e6 / MESSAGES;
                rows.add(new Row(phase, figures, servers));
            }
        }
        return rows;
    }

    private void print(String contender, Row row) {
        out.printf(Locale.ROOT, "%-10s %-8s %,10.0f %10.2f %10.2f %8.2f %8.2f %8.2f%n",
                contender,
                row.phase(),
                row.client().perSecond(),
                row.client().processorMillis(),
                row.serverMillis(),
                row.client().calls(),
                row.client().writeUnits(),
                row.client().readUnits());
        out.flush();
    }
}
