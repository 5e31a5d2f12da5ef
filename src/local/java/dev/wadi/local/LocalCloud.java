package dev.wadi.local;

import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.OpaqueToken;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS, Redis and PostgreSQL on this machine, for demo, tests and development only. Everything listens on the loopback address,
 * checks no credentials, and forgets all at the end. {@link #close()} ends all parts and removes the temporary folder;
 * the end of the JVM does the same, whatever it is. A local cloud does not keep the JVM running by itself.
 */
public final class LocalCloud implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCloud.class);

    private final SettableClock clock;
    private final TemporaryFolder folder;
    private final Watchdog watchdog;
    private final Vertx vertx;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<LocalService> services = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread closeAtExit = new Thread(this::end, "local-cloud-end");

    private LocalCloud(LocalCloudOptions options) {
        clock = new SettableClock();
        folder = TemporaryFolder.create();
        watchdog = Watchdog.over(folder.path());
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        environment.put("AWS_REGION", options.region());
        // version 1 of the aws CLI and boto3 know only this name
        environment.put("AWS_DEFAULT_REGION", options.region());
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
    }

    /** All parts, on free ports. */
    public static LocalCloud start() {
        return start(LocalCloudOptions.defaults());
    }

    /** Returns when all parts of the options are up. If one does not come up, none stays. */
    public static LocalCloud start(LocalCloudOptions options) {
        LocalCloud cloud = new LocalCloud(options);
        try {
            cloud.startParts(options);
            Runtime.getRuntime().addShutdownHook(cloud.closeAtExit);
            return cloud;
        } catch (RuntimeException e) {
            cloud.end();
            throw e;
        }
    }

    private void startParts(LocalCloudOptions options) {
        Emulation emulation =
                new Emulation(clock, options.limits(), options.transition(), options.faults(), new OpaqueToken());
        PartStart start = new PartStart(options, folder.path(), vertx, emulation, new CompletableFuture<>());
        ExecutorService starters =
                Executors.newFixedThreadPool(Math.max(1, options.parts().size()));
        try {
            Map<Part, Future<LocalService>> starting = new LinkedHashMap<>();
            options.parts().stream()
                    .sorted()
                    .forEach(part -> starting.put(part, starters.submit(() -> start.start(part))));
            List<IllegalStateException> failures = new ArrayList<>();
            starting.forEach((part, service) -> collect(part, service, failures));
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
        } finally {
            starters.shutdown();
        }
    }

    private void collect(Part part, Future<LocalService> starting, List<IllegalStateException> failures) {
        try {
            LocalService service = starting.get();
            services.add(service);
            environment.putAll(new TreeMap<>(service.environment()));
        } catch (ExecutionException e) {
            failures.add(new IllegalStateException(
                    "The local cloud's " + part + " did not start: "
                            + e.getCause().getMessage(),
                    e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(new IllegalStateException("Interrupted while the local cloud's " + part + " started", e));
        }
    }

    /** Environment variables that point the AWS SDK, the aws CLI and Wadi at the parts that were started, in order. */
    public Map<String, String> environment() {
        return Collections.unmodifiableMap(environment);
    }

    /** The own emulators' clock. It follows the system until it is set. Redis and SQS do not know it. */
    public SettableClock clock() {
        return clock;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            LOG.debug("Closed while the JVM ends, the hook finds nothing left to do", e);
        }
    }

    private void end() {
        if (closed.compareAndSet(false, true)) {
            List<Runnable> steps = new ArrayList<>();
            services.forEach(service -> steps.add(service::close));
            steps.add(() ->
                    vertx.close().toCompletionStage().toCompletableFuture().join());
            steps.add(watchdog::close);
            steps.add(folder::delete);
            runAll(steps);
        }
    }

    /** Runs each step whatever becomes of the others, then throws what went wrong first. */
    private static void runAll(List<Runnable> steps) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
