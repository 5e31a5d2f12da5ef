package dev.wadi.demo;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.Logging;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.console.Console;
import dev.wadi.app.installation.Installation;
import dev.wadi.cli.Demo;
import dev.wadi.demo.DemoProgress.Step;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;

/** The whole demo: a local cloud with the limits of AWS and a password on Redis, all pipelines of this repository, and their data. */
public final class DemoRun implements Demo {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PROGRESS = Duration.ofMillis(500);
    /** Set by bin/wadi, which can tell. */
    private static final String TERMINAL = "wadi.terminal";

    @Override
    public boolean run(boolean keepRunning, PrintWriter out) throws Exception {
        Logging.hideDeadLetters();
        say(out, "Starting the local cloud: Kinesis, SQS, SNS, DynamoDB, SSM, Secrets Manager, S3, Redis, PostgreSQL");
        String redisPassword = UUID.randomUUID().toString();
        try (LocalCloud local = LocalCloud.start(LocalCloudOptions.defaults().withRedisPassword(redisPassword))) {
            AwsEnvironment.apply(local.environment());
            Installation installation = Installation.locate();
            try (PipelineWorld world = PipelineWorld.within(installation, local.environment(), redisPassword)) {
                return run(installation, world, local, keepRunning, out);
            }
        }
    }

    private static boolean run(
            Installation installation, PipelineWorld world, LocalCloud local, boolean keepRunning, PrintWriter out)
            throws Exception {
        List<String> pipelines = installation.pipelines().stream()
                .filter(pipeline ->
                        Files.exists(installation.config().resolve(pipeline).resolve("local.properties")))
                .toList();
        Map<String, PipelineDemo> demos = new LinkedHashMap<>();
        PipelineSample.of(pipelines)
                .forEach(sample -> sample.demo().ifPresent(demo -> demos.put(sample.pipeline(), demo)));
        for (String pipeline : pipelines) {
            PipelineDemo demo = demos.get(pipeline);
            world.make(pipeline, demo == null ? 1 : demo.shards(), demo == null ? Map.of() : demo.settings());
        }
        demos.values().forEach(demo -> demo.prepare(world));
        say(out, "Starting the pipelines");
        ApplicationPlan plan = ApplicationPlan.of(installation, pipelines)
                .withProfile("local")
                .withoutEnvironment()
                .withSettings(local.environment())
                .withSettings(world.settings())
                .withSettings(Map.of("LOG_LEVEL", logLevel(System.getenv()), "camel.management.port", "0"));
        try (WadiApplication application = WadiApplication.start(plan)) {
            Map<String, Double> seconds = follow(demos, application.context(), out);
            List<DemoTable.Row> rows = new ArrayList<>();
            demos.forEach((pipeline, demo) ->
                    rows.add(new DemoTable.Row(demo.result(application.context()), seconds.get(pipeline))));
            DemoTable.print(rows, out);
            boolean right =
                    rows.stream().allMatch(row -> row.result().problems().isEmpty());
            say(out, "\n" + (right ? "All counts are right." : "Counts are WRONG, see above."));
            if (keepRunning) {
                stayUp(application.context(), local, out);
            }
            return right;
        }
    }

    /** What is logged is not what the demo shows, unless somebody asks for it. */
    static String logLevel(Map<String, String> environment) {
        String asked = environment.getOrDefault("LOG_LEVEL", "");
        return asked.isBlank() ? "WARN" : asked;
    }

    /** Feeds all pipelines and shows how far they are; returns the seconds from the first input to the last outcome of each. */
    private static Map<String, Double> follow(Map<String, PipelineDemo> demos, CamelContext context, PrintWriter out)
            throws Exception {
        long start = System.nanoTime();
        Map<String, Double> seconds = new HashMap<>();
        DemoProgress progress = new DemoProgress(out, Boolean.getBoolean(TERMINAL));
        ExecutorService feeders = Executors.newFixedThreadPool(Math.max(1, demos.size()));
        try {
            List<Future<?>> feeding = new ArrayList<>();
            demos.values().forEach(demo -> feeding.add(feeders.submit(() -> demo.feed(context))));
            while (seconds.size() < demos.size()) {
                Thread.sleep(PROGRESS.toMillis());
                for (Future<?> feeder : feeding) {
                    if (feeder.isDone()) {
                        feeder.get();
                    }
                }
                double now = (System.nanoTime() - start) / 1e9;
                List<Step> steps = new ArrayList<>();
                demos.forEach((pipeline, demo) ->
                        steps.add(new Step(pipeline, demo.done(context, pipeline), demo.total())));
                boolean late = now > LONGEST.toSeconds();
                steps.stream()
                        .filter(step -> late || step.done() >= step.total())
                        .forEach(step -> seconds.putIfAbsent(step.pipeline(), now));
                progress.show(steps, now);
            }
            return seconds;
        } finally {
            feeders.shutdownNow();
        }
    }

    private static void stayUp(CamelContext context, LocalCloud local, PrintWriter out) throws InterruptedException {
        local.environment().forEach((name, value) -> say(out, "export " + name + "=" + value));
        say(out, "# the password of Redis: aws secretsmanager get-secret-value --secret-id " + PipelineWorld.SECRET);
        Console.address(context).ifPresent(address -> say(out, "\nHawtio: " + address + "hawtio/camel"));
        say(
                out,
                "Edit routes/ and watch; an edited route goes on behind the last acknowledged record. Stop with Ctrl-C.");
        new CountDownLatch(1).await();
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
