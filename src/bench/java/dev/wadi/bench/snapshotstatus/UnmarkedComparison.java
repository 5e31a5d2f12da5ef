package dev.wadi.bench.snapshotstatus;

import dev.wadi.app.installation.Installation;
import dev.wadi.bench.CloudProcess;
import dev.wadi.bench.DelayingProxy;
import dev.wadi.bench.Spread;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The route with four consumers, a loop by hand that batches in the same way, and a client that counts without markers, in Java and in Python, each in a process of its own from its
 * start on, in turn, turn by turn; the servers in another, warmed by all of them. What counting once costs, and what batches give back.
 */
final class UnmarkedComparison {
    private static final int MESSAGES = 3_000;
    /** Of the servers, with clients that do not count. */
    private static final int WARM_UP = 2;

    private static final int TURNS = 7;
    /** The last turns, whose median is what is steady. */
    private static final int STEADY = 3;

    private static final Duration DISTANCE = Duration.ofMillis(5);

    private final Installation installation;
    private final PrintWriter out;

    /** @param serverMillis processor time of the servers for each message */
    private record Turn(ClientProcess.Figures client, double serverMillis) {}

    UnmarkedComparison(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    void run() throws Exception {
        out.printf(Locale.ROOT, "%n%,d messages of 20 collections each time, processes of their own%n", MESSAGES);
        compare("polls of ten files of one collection", false, Duration.ZERO);
        compare("polls of any collections", true, Duration.ZERO);
        compare(
                "polls of ten files of one collection, DynamoDB " + DISTANCE.toMillis() + " ms away for the clients",
                false,
                DISTANCE);
    }

    private void compare(String title, boolean mixed, Duration distance) throws Exception {
        out.printf("%n%s%n", title);
        out.printf(
                "%-10s %-8s %10s %10s %10s %8s %8s %8s%n",
                "", "", "messages/s", "client ms", "servers ms", "calls", "writes", "reads");
        try (CloudProcess cloud = new CloudProcess(installation);
                SnapshotStatusWorld world = SnapshotStatusWorld.within(installation, cloud.environment());
                DelayingProxy far = DelayingProxy.to(world.dynamoDbPort(), distance)) {
            Map<String, String> environment = new HashMap<>(cloud.environment());
            if (!distance.isZero()) {
                environment.putAll(far.asDynamoDb());
            }
            List<Contender> contenders = Contender.all(installation, world, out);
            inTurn(contenders, cloud, world, environment, mixed, WARM_UP);
            inTurn(contenders, cloud, world, environment, mixed, TURNS).forEach((contender, turns) -> {
                print(contender, "first", turns.subList(0, 1));
                print(contender, "steady", turns.subList(TURNS - STEADY, TURNS));
            });
        }
    }

    private Map<String, List<Turn>> inTurn(
            List<Contender> contenders,
            CloudProcess cloud,
            SnapshotStatusWorld world,
            Map<String, String> environment,
            boolean mixed,
            int turns)
            throws Exception {
        Map<String, List<Turn>> taken = new LinkedHashMap<>();
        Map<String, ClientProcess> clients = new LinkedHashMap<>();
        try {
            for (int turn = 0; turn < turns; turn++) {
                for (Contender contender : contenders) {
                    String name = contender.name();
                    if (turn == 0) {
                        clients.put(name, new ClientProcess(contender, world.newQueue(), environment));
                        taken.put(name, new ArrayList<>());
                    }
                    taken.get(name).add(take(clients.get(name), cloud, world, mixed));
                }
            }
        } finally {
            clients.values().forEach(ClientProcess::close);
        }
        return taken;
    }

    private static Turn take(ClientProcess client, CloudProcess cloud, SnapshotStatusWorld world, boolean mixed)
            throws Exception {
        world.fill(MESSAGES, mixed, client.queueUrl());
        Duration before = cloud.processorTime();
        ClientProcess.Figures figures = client.work(MESSAGES, world.run());
        double servers = cloud.processorTime().minus(before).toNanos() / 1e6 / MESSAGES;
        world.requireReceived();
        return new Turn(figures, servers);
    }

    private void print(String contender, String phase, List<Turn> turns) {
        out.printf(
                Locale.ROOT,
                "%-10s %-8s %,10.0f %10.2f %10.2f %8.2f %8.2f %8.2f%n",
                contender,
                phase,
                median(turns, turn -> turn.client().perSecond()),
                median(turns, turn -> turn.client().processorMillis()),
                median(turns, Turn::serverMillis),
                median(turns, turn -> turn.client().calls()),
                median(turns, turn -> turn.client().writeUnits()),
                median(turns, turn -> turn.client().readUnits()));
        out.flush();
    }

    private static double median(List<Turn> turns, Function<Turn, Double> figure) {
        return Spread.of(turns.stream().map(figure).toList()).median();
    }
}
