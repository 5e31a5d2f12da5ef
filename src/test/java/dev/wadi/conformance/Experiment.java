package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Source.Input;
import dev.wadi.demo.process.Metrics;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import dev.wadi.testing.WadiProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All pipelines in a world of their own, the processes that run them, and the inputs that were put so far. */
final class Experiment implements AutoCloseable {
    /** A bound for a machine that does much else; an experiment ends when what it waits for is there. */
    static final Duration LONGEST = Duration.ofMinutes(6);

    /** What the processes printed, for whoever looks for the cause of a failure. */
    private static final Path LOGS = Path.of("target/conformance");

    private static final Path HOME = Path.of("").toAbsolutePath();
    /** That of the local profile. */
    private static final String FAILOVER_MILLIS = "3000";

    private static final String POISON = "{ poison ";

    private final String title;
    private final Report report;
    private final PipelineWorld world;
    private final List<PipelineUnderTest> pipelines = new ArrayList<>();
    private final List<WadiProcess> processes = new ArrayList<>();
    private volatile int inputs;
    private volatile int poisoned;

    /** @param samples with the kind of their pipeline's source */
    Experiment(
            String title, PipelineWorld world, Map<PipelineSample, ResourceKind> samples, int shards, Report report) {
        this.title = title;
        this.report = report;
        this.world = world;
        samples.forEach((sample, source) -> {
            String name = sample.pipeline();
            world.make(name, shards, sample.experimentSettings());
            sample.inputs(world)
                    .ifPresent(inputs -> pipelines.add(new PipelineUnderTest(
                            name, inputs, Source.of(source, world, name, shards), new DeadLetters(world, name))));
        });
    }

    PipelineWorld world() {
        return world;
    }

    List<PipelineUnderTest> pipelines() {
        return pipelines;
    }

    List<Source> sources() {
        return pipelines.stream().map(PipelineUnderTest::source).toList();
    }

    /** Starts one more {@code wadi run} of all pipelines. */
    WadiProcess start() {
        return start(HOME, Map.of());
    }

    WadiProcess start(Path installation) {
        return start(installation, Map.of());
    }

    WadiProcess start(Map<String, String> more) {
        return start(HOME, more);
    }

    private WadiProcess start(Path installation, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(world.environment());
        environment.putAll(Map.of(
                "LOG_FORMAT", "text",
                "LOG_LEVEL", "INFO",
                "CAMEL_MANAGEMENT_PORT", "0",
                "WADI_KINESIS_FAILOVER_TIME", FAILOVER_MILLIS,
                // what a killed process was about to send is sent after these
                "WADI_SEND_TIMEOUT", "4",
                "WADI_OUTBOX_CLAIM_TIME", "5",
                "WADI_OUTBOX_RESEND_INTERVAL", "1000"));
        for (PipelineUnderTest one : pipelines) {
            String prefix = Setting.environmentName(one.name());
            one.source().settings().forEach((name, value) -> environment.put(prefix + "_" + name, value));
        }
        environment.putAll(more);
        String[] command = Stream.concat(Stream.of("run"), pipelines.stream().map(PipelineUnderTest::name))
                .toArray(String[]::new);
        WadiProcess process = WadiProcess.start(installation, environment, command);
        processes.add(process);
        return process;
    }

    /** Returns when this process has delivered something to each pipeline. */
    void awaitWork(WadiProcess process) {
        await().atMost(LONGEST).untilAsserted(() -> assertWorks(process));
    }

    void assertWorks(WadiProcess process) {
        assertThat(process.isAlive()).as(process.output()).isTrue();
        Metrics metrics = process.metrics();
        assertThat(pipelines)
                .allSatisfy(one -> assertThat(metrics.records(one.name())).isPositive());
    }

    /** Returns when this process has got all inputs that were put, of each pipeline, although they had their effect already. */
    void awaitRepeats(WadiProcess process) {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(pipelines).as(process.output()).allSatisfy(one -> assertThat(
                                repeats(one, List.of(process)))
                        .isGreaterThanOrEqualTo(one.share(inputs))));
    }

    /** The next inputs, each under a key of its own; of a pipeline whose inputs cost more, {@linkplain PipelineUnderTest#share fewer}. */
    synchronized void put(int count) {
        put(count, "", "input-");
    }

    /** The next inputs, with these fields more, under keys that begin so. */
    synchronized void put(int count, String moreFields, String keys) {
        for (PipelineUnderTest one : pipelines) {
            int from = one.share(inputs) + 1;
            int to = one.share(inputs + count);
            if (from <= to) {
                one.inputs().expect(from, to);
                one.source()
                        .put(IntStream.rangeClosed(from, to)
                                .mapToObj(number ->
                                        new Input(keys + number, one.inputs().input(number, moreFields)))
                                .toList());
            }
        }
        inputs += count;
    }

    /** The next records that no pipeline can read. */
    synchronized void putPoison(int count) {
        int from = poisoned + 1;
        int to = poisoned + count;
        sources()
                .forEach(one -> one.put(IntStream.rangeClosed(from, to)
                        .mapToObj(number -> new Input("poison-" + number, POISON + number))
                        .toList()));
        poisoned = to;
    }

    /** Does something while inputs are put all the time, so many a second for each pipeline. */
    <T> T underLoad(int perSecond, Callable<T> work) throws Exception {
        Load load = new Load(this, perSecond);
        try {
            return work.call();
        } finally {
            load.end();
        }
    }

    /** Returns when so many more are put. */
    int awaitInputs(int more) {
        int enough = inputs + more;
        await().atMost(LONGEST).until(() -> inputs >= enough);
        return enough;
    }

    /** Returns when every input that was put has its effect, and every poison record its dead letter; fails when no more of them come. */
    void awaitAll() {
        for (PipelineUnderTest one : pipelines) {
            int open = tally(one).lost().size();
            while (open > 0) {
                int before = open;
                open = await(title + ": " + open + " inputs of " + one.name() + " have no effect yet")
                        .atMost(LONGEST)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> tally(one).lost().size(), now -> now < before);
            }
            await().atMost(LONGEST).until(() -> one.letters().payloads().size() >= poisoned);
        }
    }

    /** What became of the inputs up to now; also of those that are still on their way. */
    List<Tally> tallies() {
        return pipelines.stream().map(this::tally).toList();
    }

    private Tally tally(PipelineUnderTest one) {
        int own = one.share(inputs);
        return Tally.of(
                one.name(),
                own,
                one.inputs().effects(own),
                repeats(one, processes) + one.letters().repeats(),
                one.letters().payloads().size());
    }

    /** How many inputs these processes got that had their effect already; or all processes, where only what they wrote shows it. */
    int repeats(PipelineUnderTest pipeline, List<WadiProcess> of) {
        return pipeline.inputs().repeats().orElseGet(() -> (int) of.stream()
                .mapToLong(process -> process.metrics().records(pipeline.name(), "duplicate"))
                .sum());
    }

    /** Adds its rows to the report, and then fails if anything was lost, doubled or dead-lettered that should not. */
    void conclude(String seen) {
        Map<PipelineUnderTest, Tally> tallies = new LinkedHashMap<>();
        pipelines.forEach(one -> tallies.put(one, tally(one)));
        tallies.values().forEach(tally -> report.add(title, tally, seen));
        tallies.forEach((one, tally) -> {
            assertNothingLost(tally);
            assertThat(tally.doubled())
                    .as("%s: numbers of %s with several effects", title, tally.pipeline())
                    .isEmpty();
            assertThat(new TreeSet<>(one.letters().payloads()))
                    .as("%s: dead letters of %s", title, tally.pipeline())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, poisoned)
                            .mapToObj(number -> POISON + number)
                            .toList());
        });
    }

    /** Adds its rows to the report, whatever they are. */
    void show(String seen) {
        tallies().forEach(tally -> report.add(title, tally, seen));
    }

    private void assertNothingLost(Tally tally) {
        assertThat(tally.lost())
                .as("%s: lost numbers of %s, of %d", title, tally.pipeline(), tally.inputs())
                .isEmpty();
    }

    @Override
    public void close() throws IOException {
        Files.createDirectories(LOGS);
        for (int i = 0; i < processes.size(); i++) {
            String name = title.replaceAll("\\W+", "-") + "-" + (i + 1) + ".log";
            Files.writeString(LOGS.resolve(name), processes.get(i).output());
            processes.get(i).close();
        }
        world.close();
    }
}
