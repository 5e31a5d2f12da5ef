package dev.wadi.bench.snapshotstatus;

import dev.wadi.app.installation.Installation;
import dev.wadi.bench.DelayingProxy;
import dev.wadi.bench.PipelineRun;
import dev.wadi.bench.Race;
import dev.wadi.edge.aws.AwsEnvironment;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The route with one consumer against a loop written by hand on the AWS SDK (same parsing, same transactions, one thread); and the
 * route by itself, how much more it does with more consumers when DynamoDB is away some distance.
 */
public final class SnapshotStatusBenchmark {
    private static final int ROUNDS = 5;
    private static final int MESSAGES = 2_000;
    private static final int MESSAGES_AT_DISTANCE = 400;
    private static final Duration DISTANCE = Duration.ofMillis(5);
    private static final int[] CONSUMERS = {1, 2, 4, 8};

    private final Installation installation;
    private final PrintWriter out;

    public SnapshotStatusBenchmark(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    public void run() throws Exception {
        try (SnapshotStatusWorld world = SnapshotStatusWorld.alone(installation)) {
            out.printf(Locale.ROOT, "%d rounds, median of messages/s%n", ROUNDS);
            againstTheLoop(world);
            withMoreConsumers(world);
        }
        new UnmarkedComparison(installation, out).run();
    }

    private void againstTheLoop(SnapshotStatusWorld world) throws Exception {
        out.printf(Locale.ROOT, "%n%,d messages of a run of 20 collections, one consumer%n", MESSAGES);
        Race race = new Race(ROUNDS, () -> world.fill(MESSAGES))
                .withTimed("route", MESSAGES, () -> route(world, 1, MESSAGES))
                .withTimed("loop by hand", MESSAGES, () -> {
                    Duration taken = loop(world);
                    world.requireReceived();
                    return taken;
                });
        race.run();
        race.print(out);
        race.printRatio(out, "route", "loop by hand");
    }

    private static Duration loop(SnapshotStatusWorld world) throws Exception {
        MessageSpan span = new MessageSpan(MESSAGES);
        try (QueueLoop loop = new QueueLoop(world, List.of(span), ReportLoop::new)) {
            return loop.until(span);
        }
    }

    private void withMoreConsumers(SnapshotStatusWorld world) throws Exception {
        out.printf(
                Locale.ROOT,
                "%n%,d messages, DynamoDB %d ms away, snapshot-status.concurrent-consumers=%n",
                MESSAGES_AT_DISTANCE,
                DISTANCE.toMillis());
        try (DelayingProxy far = DelayingProxy.to(world.dynamoDbPort(), DISTANCE)) {
            AwsEnvironment.apply(far.asDynamoDb());
            Race race = new Race(ROUNDS, () -> world.fill(MESSAGES_AT_DISTANCE));
            for (int consumers : CONSUMERS) {
                race.withTimed(
                        name(consumers), MESSAGES_AT_DISTANCE, () -> route(world, consumers, MESSAGES_AT_DISTANCE));
            }
            race.run();
            race.print(out);
            for (int i = 1; i < CONSUMERS.length; i++) {
                race.printRatio(out, name(CONSUMERS[i]), name(CONSUMERS[0]));
            }
        }
    }

    private static String name(int consumers) {
        return consumers == 1 ? "1 consumer" : consumers + " consumers";
    }

    /** The pipeline as it stands, with its own source, from its first message until all are deleted. */
    private static Duration route(SnapshotStatusWorld world, int consumers, int messages) throws Exception {
        MessageSpan span = new MessageSpan(messages);
        Duration taken = PipelineRun.of(world.plan(consumers).withBean("messageSpan", span), span::await);
        world.requireReceived();
        return taken;
    }
}
