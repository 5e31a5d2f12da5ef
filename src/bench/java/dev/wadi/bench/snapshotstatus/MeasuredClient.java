package dev.wadi.bench.snapshotstatus;

import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A contender in a process of its own, which is cold at first: works off what is filled into its queue turn by turn, and prints a line of figures for each. What it is
 * given on a line: number of messages, run. It goes on running in between.
 */
public final class MeasuredClient {
    private static final int CONSUMERS = 4;

    private MeasuredClient() {}

    /** @param arguments home of the installation; {@code route}, {@code loop} or {@code unmarked}; URL of the queue */
    public static void main(String[] arguments) throws Exception {
        Installation installation = new Installation(Path.of(arguments[0]));
        ClientTurns turns = new ClientTurns();
        try (SnapshotStatusWorld world = SnapshotStatusWorld.within(installation, System.getenv())
                        .from(arguments[2]);
                ClientTurns.Work work = start(arguments[1], world, turns);
                Scanner in = new Scanner(System.in, "UTF-8")) {
            while (in.hasNext()) {
                int messages = in.nextInt();
                world.reopen(in.nextInt());
                MessageSpan span = new MessageSpan(messages);
                CallCount calls = new CallCount();
                Duration taken = turns.take(span, calls, work);
                world.requireReceived();
                System.out.printf(
                        Locale.ROOT,
                        "%d %d %d %.1f %.1f%n",
                        taken.toNanos(),
                        span.processorTime().toNanos(),
                        calls.calls(),
                        calls.writeUnits(),
                        calls.readUnits());
            }
        }
    }

    private static ClientTurns.Work start(String kind, SnapshotStatusWorld world, ClientTurns turns) throws Exception {
        List<ExecutionInterceptor> interceptors = List.of(turns);
        return switch (kind) {
            case "route" -> new RunningRoute(WadiApplication.start(world.plan(CONSUMERS)
                    .withSettings(Map.of("snapshot-status.wait-time", "1s"))
                    .withBean("turns", turns)));
            case "loop" -> new QueueLoop(world, interceptors, ReportLoop::new);
            default -> new QueueLoop(world, interceptors, UnmarkedClient::new);
        };
    }

    private record RunningRoute(WadiApplication application) implements ClientTurns.Work {
        @Override
        public Duration until(MessageSpan span) throws InterruptedException {
            return span.await();
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
