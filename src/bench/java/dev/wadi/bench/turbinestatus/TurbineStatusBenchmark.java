package dev.wadi.bench.turbinestatus;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.bench.DelayingProxy;
import dev.wadi.bench.Race;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.source.kinesis.StreamRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * The route against a loop written by hand (same parsing, same script, no Camel), and against a client that makes two round trips
 * for each record. All of them get the same records in polls of {@value #POLL} and the same Redis.
 */
public final class TurbineStatusBenchmark {
    private static final String PIPELINE = "turbine-status";
    private static final int RECORDS = 200_000;
    private static final int POLL = 1000;
    private static final int ROUNDS = 5;
    private static final Duration DISTANCE = Duration.ofNanos(500_000);

    private final Installation installation;
    private final PrintWriter out;

    public TurbineStatusBenchmark(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    public void run() throws Exception {
        SignalSample sample = SignalSample.of(RECORDS, POLL);
        try (PipelineWorld world = PipelineWorld.alone(
                        installation, PIPELINE, LocalCloudOptions.defaults(), Map.of("VENDORS", "vestas"));
                DelayingProxy far = DelayingProxy.to(world.port(Part.REDIS), DISTANCE)) {
            SignalSample.fillMappings(world);
            out.printf(
                    Locale.ROOT,
                    "%,d records in polls of %,d, %d rounds, median of records/s%n%n",
                    RECORDS,
                    POLL,
                    ROUNDS);
            out.println("Redis on loopback");
            compare(world, sample, world.port(Part.REDIS), RECORDS / 10);
            out.println();
            out.printf(Locale.ROOT, "Redis %.1f ms away%n", DISTANCE.toNanos() / 1e6);
            compare(world, sample, far.port(), RECORDS / 100);
        }
    }

    /** @param fewer how many records the client with two round trips for each gets; its speed does not depend on it */
    private void compare(PipelineWorld world, SignalSample sample, int redisPort, int fewer) throws Exception {
        try (WadiApplication application = WadiApplication.start(plan(world, redisPort));
                SignalLoop loop = new SignalLoop(redisPort);
                TwoRoundTripsClient replaced = new TwoRoundTripsClient(redisPort)) {
            var delivery = application.<StreamRecord>delivery(PIPELINE);
            Race race = new Race(ROUNDS, () -> SignalSample.forgetStatuses(world))
                    .with("route", RECORDS, () -> sample.polls().forEach(delivery::deliver))
                    .with("loop by hand", RECORDS, () -> sample.polls().forEach(loop::handle))
                    .with("two round trips", fewer, () -> sample.firstPolls(fewer)
                            .forEach(replaced::handle));
            race.run();
            race.print(out);
            race.printRatio(out, "route", "loop by hand");
            race.printRatio(out, "route", "two round trips");
        }
    }

    private static ApplicationPlan plan(PipelineWorld world, int redisPort) {
        return world.plan().withInjectedInput().withSettings(Map.of("REDIS_PORT", Integer.toString(redisPort)));
    }
}
