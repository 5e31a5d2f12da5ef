package dev.wadi.demo.torture;

import dev.wadi.app.installation.Installation;
import dev.wadi.demo.process.RunningWadi;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes that run the pipeline: {@code wadi run} by the jars of this one, as often as it is asked for. */
final class Workers implements AutoCloseable {
    private static final String PENDING = "wadi_outbox_pending";
    private static final Duration STOPPING = Duration.ofMinutes(2);

    private final Installation installation;
    private final String pipeline;
    private final Map<String, String> environment;
    private final List<RunningWadi> all = new CopyOnWriteArrayList<>();
    /** Where this process is told to end meanwhile, they end with it. */
    private final Thread end = new Thread(this::destroyAll, "end-of-workers");


    /** By a worker's number, the process that runs now. */
    private final Map<Integer, RunningWadi> running = new LinkedHashMap<>();

    private int besideAnother;

    Workers(Installation installation, String pipeline, Map<String, String> environment) {
        this.installation = installation;
        this.pipeline = pipeline;
        this.environment = Map.copyOf(environment);
        Runtime.getRuntime().addShutdownHook(end);
    }

    private void destroyAll() {
        all.forEach(RunningWadi::destroy);
    }

    void start(int worker) {
        besideAnother += running.isEmpty() ? 0 : 1;
        RunningWadi started = new RunningWadi(command(), environment);
        all.add(started);
        running.remove(worker); // so that it becomes the youngest
        running.put(worker, started);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--"))
                .forEach(command::add);
        String jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> !jar.contains(File.separator + "lib-local" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of(
                "-Dwadi.home=" + installation.home(), "-cp", jars, "dev.wadi.Wadi", "run", pipeline));
        return command;
    }

    /** The oldest one first. */
    List<Integer> numbers() {
        return List.copyOf(running.keySet());
    }

    /** Those that have delivered something, the oldest one first. */
    List<Integer> atWork() {
        return running.entrySet().stream()
                .filter(one -> one.getValue().metrics().records(pipeline) > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    void kill(int worker) throws InterruptedException {
        running.remove(worker).kill();
    }

    /** With SIGTERM. */
    void stopAll() throws InterruptedException {
        for (RunningWadi one : running.values()) {
            one.stop();
        }
        for (RunningWadi one : running.values()) {
            if (!one.endsWithin(STOPPING)) {
                one.kill();
            }
        }
        running.clear();
    }

    /** @throws IllegalStateException if one has ended that nobody killed */
    void requireRunning() {
        running.forEach((worker, process) -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("worker " + worker + " ended by itself, with " + process.exitValue());
            }
        });
    }

    /** Records that have ended so far, again and again those that came again. What one did just before it was killed is missing. */
    long delivered() {
        return all.stream().mapToLong(one -> one.metrics().records(pipeline)).sum();
    }

    boolean haveOutbox() {
        return running.values().stream().anyMatch(one -> one.metrics().has(PENDING));
    }

    /** Messages of outboxes that are not sent, as far as the workers know. */
    long pending() {
        return running.values().stream()
                .mapToLong(one -> one.metrics().total(PENDING))
                .max()
                .orElse(0);
    }

    /** How many were started while another ran. */
    int besideAnother() {
        return besideAnother;
    }

    /** Leaves behind what all of them printed. Returns the folder. */
    Path keepLogs() throws IOException {
        Path folder = Files.createTempDirectory("wadi-torture-");
        for (int i = 0; i < all.size(); i++) {
            Files.writeString(
                    folder.resolve("process-" + (i + 1) + ".log"), all.get(i).output());
        }
        return folder;
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(end);
        for (RunningWadi one : all) {
            one.close();
        }
    }
}
