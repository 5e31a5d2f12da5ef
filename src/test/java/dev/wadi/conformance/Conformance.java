package dev.wadi.conformance;

import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.time.Duration;
import java.util.EnumSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test method its {@link Laboratory}, the same to all of one run. */
final class Conformance implements ParameterResolver, BeforeAllCallback, AfterAllCallback {
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
        private final LocalCloud cloud = LocalCloud.start(
                LocalCloudOptions.only(Part.KINESIS, Part.SQS, Part.SNS, Part.SSM, Part.DYNAMODB, Part.REDIS));
        private final Report report = new Report();

        /**
         * With all pipelines.
         *
         * @param shards of each stream
         */
        Experiment experiment(String title, int shards) {
            return new Experiment(title, EnumSet.allOf(Source.Kind.class), shards, cloud, report);
        }

        /** With the pipelines that read a stream: what is done to shards concerns no other. */
        Experiment experimentWithStreams(String title, int shards) {
            return new Experiment(title, EnumSet.of(Source.Kind.STREAM), shards, cloud, report);
        }

        /** For an experiment of another kind. */
        World world() {
            return new World(cloud);
        }

        @Override
        public void close() {
            report.close();
            cloud.close();
        }
    }
}
