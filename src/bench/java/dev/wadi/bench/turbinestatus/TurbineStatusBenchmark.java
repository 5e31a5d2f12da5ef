package dev.wadi.bench.turbinestatus;

import dev.wadi.cli.Benchmark;
import dev.wadi.bench.DelayingProxy;
import dev.wadi.bench.Race;
import dev.wadi.source.kinesis.StreamRecord;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.app.WadiApplication;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * turbine-status: the route against a loop written by hand (same parsing, same script, no Camel), and against a client that makes two round trips
 * for each record. All of them get the same records in polls of {@value #POLL} and the same Redis.
 */
public final class TurbineStatusBenchmark {
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
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.REDIS));
                DelayingProxy far = DelayingProxy.to(port(cloud), DISTANCE)) {
            sample.fillMappings(port(cloud));
            out.printf(Locale.ROOT, "%,d records in polls of %,d, %d rounds, median of records/s%n%n", RECORDS, POLL, ROUNDS);
            out.println("Redis on loopback");
            compare(cloud, sample, port(cloud), RECORDS / 10);
            out.println();
            out.printf(Locale.ROOT, "Redis %.1f ms away%n", DISTANCE.toNanos() / 1e6);
            compare(cloud, sample, far.port(), RECORDS / 100);
        }
    }

    /** @param fewer how many records the client with two round trips for each gets; its speed does not depend on it */
    private void compare(LocalCloud cloud, SignalSample sample, int redisPort, int fewer) throws Exception {
        try (WadiApplication application = WadiApplication.start(plan(cloud, redisPort));
                HandWrittenLoop loop = new HandWrittenLoop(redisPort);
                TwoRoundTripsClient replaced = new TwoRoundTripsClient(redisPort)) {
            var delivery = application.<StreamRecord>delivery("turbine-status");
            Race race = new Race(ROUNDS, sample::forgetStatuses)
                    .with("route", RECORDS, () -> sample.polls().forEach(delivery::deliver))
                    .with("loop by hand", RECORDS, () -> sample.polls().forEach(loop::handle))
                    .with("two round trips", fewer, () -> sample.firstPolls(fewer).forEach(replaced::handle));
            race.run();
            race.print(out);
            race.printRatio(out, "route", "loop by hand");
            race.printRatio(out, "route", "two round trips");
        }
    }

    private ApplicationPlan plan(LocalCloud cloud, int redisPort) {
        System.setProperty("aws.region", cloud.environment().get("AWS_REGION"));
        return ApplicationPlan.of(installation, List.of("turbine-status"))
                .withProfile("local")
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(Map.of(
                        "REDIS_HOST", "127.0.0.1",
                        "REDIS_PORT", Integer.toString(redisPort),
                        "VENDORS", "vestas",
                        "wadi.reload", "false",
                        "wadi.hawtio", "false",
                        "LOG_LEVEL", "WARN",
                        "camel.management.enabled", "false"));
    }

    private static int port(LocalCloud cloud) {
        return Integer.parseInt(cloud.environment().get("REDIS_PORT"));
    }

    /** As {@code wadi bench} knows it. */
    public static final class Offer implements Benchmark {
        @Override
        public String name() {
            return "turbine-status";
        }

        @Override
        public void run(Installation installation, PrintWriter out) throws Exception {
            new TurbineStatusBenchmark(installation, out).run();
        }
    }
}
