package dev.wadi.bench.snapshotstatus;

import dev.wadi.app.installation.Installation;
import dev.wadi.bench.PipelineRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A contender in a process of its own, which is cold at first: works off one queue after the other, and prints a line of figures for each. What it is given on
 * a line: number of messages, run, URL of the queue.
 */
public final class MeasuredClient {
    private MeasuredClient() {}

    /** @param arguments home of the installation; {@code route}, {@code loop} or {@code unmarked} */
    public static void main(String[] arguments) throws Exception {
        Installation installation = new Installation(Path.of(arguments[0]));
        try (SnapshotStatusWorld world = SnapshotStatusWorld.within(installation, System.getenv());
                Scanner in = new Scanner(System.in, "UTF-8")) {
            while (in.hasNext()) {
                int messages = in.nextInt();
                world.reopen(in.nextInt(), in.next());
                MessageSpan span = new MessageSpan(messages);
                CallCount calls = new CallCount();
                Duration taken = work(arguments[1], world, span, calls);
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

    private static Duration work(String kind, SnapshotStatusWorld world, MessageSpan span, CallCount calls)
            throws Exception {
        List<ExecutionInterceptor> interceptors = List.of(span, calls);
        return switch (kind) {
            case "route" ->
                PipelineRun.of(
                        world.plan(4).withBean("messageSpan", span).withBean("callCount", calls), span::await);
            case "loop" -> QueueLoop.run(world, span, interceptors, ReportLoop::new);
            default -> QueueLoop.run(world, span, interceptors, UnmarkedClient::new);
        };
    }
}
