package dev.wadi.conformance;

import dev.wadi.app.installation.Installation;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.Isolation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.LocalCloud;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test method its {@link Laboratory}, the same to all of one run. */
final class Conformance implements ParameterResolver, BeforeAllCallback, AfterAllCallback {
    /** {@code -Dwadi.conformance.pipelines=turbine-status,batch-records} leaves out all others; by default none is. */
    private static final String PIPELINES = System.getProperty("wadi.conformance.pipelines", "");

    /** A look at what is there reads tables, queues and metrics, and takes processors' time from those that are looked at. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollInterval(BETWEEN_LOOKS);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Awaitility.reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Laboratory.class;
    }

    @Override
    public Laboratory resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Conformance.class))
                .getOrComputeIfAbsent(Laboratory.class, key -> new Laboratory(), Laboratory.class);
    }

    /** One local cloud and one report for all experiments. */
    static final class Laboratory implements AutoCloseable {
        private final Installation installation = new Installation(Path.of("").toAbsolutePath());
        private final LocalCloud cloud = LocalCloud.start();
        private final AtomicInteger worlds = new AtomicInteger();
        private final Report report = new Report();

        /**
         * With all pipelines that have a {@link PipelineSample} with inputs.
         *
         * @param shards of each stream
         */
        Experiment experiment(String title, int shards) {
            return experiment(title, shards, Set.of(ResourceKind.STREAM, ResourceKind.QUEUE, ResourceKind.DATABASE));
        }

        /** With the pipelines that read records, which may be unreadable, and come again where they are not acknowledged. */
        Experiment experimentWithRecords(String title, int shards) {
            return experiment(title, shards, Set.of(ResourceKind.STREAM, ResourceKind.QUEUE));
        }

        /** With the pipelines that read the tables of a database. */
        Experiment experimentWithTables(String title) {
            return experiment(title, 1, Set.of(ResourceKind.DATABASE));
        }

        /** With the pipelines that read a stream: what is done to shards concerns no other. */
        Experiment experimentWithStreams(String title, int shards) {
            return experiment(title, shards, Set.of(ResourceKind.STREAM));
        }

        /** With the pipelines of which one instance works and others stand by; empty where none of those under test does. */
        Optional<Experiment> experimentWithStandby(String title) {
            Map<PipelineSample, ResourceKind> leased = underTest(Set.of(ResourceKind.QUEUE));
            leased.keySet()
                    .removeIf(sample ->
                            !ResourceUse.isLeased(installation.settings().of(sample.pipeline())));
            return leased.isEmpty() ? Optional.empty() : Optional.of(new Experiment(title, world(), leased, 1, report));
        }

        private Experiment experiment(String title, int shards, Set<ResourceKind> sources) {
            return new Experiment(title, world(), underTest(sources), shards, report);
        }

        private Map<PipelineSample, ResourceKind> underTest(Set<ResourceKind> sources) {
            Map<PipelineSample, ResourceKind> chosen = new LinkedHashMap<>();
            List<String> pipelines = PIPELINES.isEmpty() ? installation.pipelines() : List.of(PIPELINES.split(","));
            for (PipelineSample sample : PipelineSample.of(pipelines)) {
                ResourceKind source = installation
                        .settings()
                        .source(sample.pipeline())
                        .flatMap(setting -> setting.type().use())
                        .orElseThrow()
                        .kind();
                if (sources.contains(source)) {
                    chosen.put(sample, source);
                }
            }
            return chosen;
        }

        /** For an experiment of another kind. */
        PipelineWorld world() {
            return PipelineWorld.beside(installation, cloud.environment(), Isolation.of(worlds.incrementAndGet()));
        }

        @Override
        public void close() {
            report.close();
            cloud.close();
        }
    }
}
