package dev.wadi.scenario;

import dev.wadi.aws.AwsEnvironment;
import dev.wadi.runtime.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Runs scenarios, each in a world of its own, with the routes and the configuration of an installation. Not its local profile, nor the
 * environment of this process: a scenario is the same everywhere.
 */
public final class ScenarioRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioRunner.class);

    private final Installation installation;
    private final Map<String, String> environment;
    private final ScenarioReader reader = new ScenarioReader();
    private final AtomicInteger count = new AtomicInteger();
    private final SqsClient sqs;

    /**
     * @param environment where the services are: the variables of the AWS SDK and of Redis. The SDK's hold for this process from now on
     */
    public ScenarioRunner(Installation installation, Map<String, String> environment) {
        this.installation = installation;
        this.environment = Map.copyOf(environment);
        AwsEnvironment.apply(environment);
        sqs = SqsClient.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("scenarios", "any")))
                .build();
    }

    /** Never throws: whatever goes wrong is a finding of this scenario. */
    public ScenarioResult run(Path file) {
        long started = System.nanoTime();
        String id = file.toString();
        List<String> findings;
        try {
            Scenario scenario = Scenario.read(Element.root(reader.read(file)));
            id = scenario.id();
            findings = new ScenarioRun(scenario, world(scenario)).run();
        } catch (LayoutProblem | InputFeed.StillHolding | ScenarioRun.StartRefused e) {
            LOG.debug("{}", file, e);
            findings = List.of(e.getMessage());
        } catch (Exception e) {
            LOG.warn("{}", file, e);
            findings = List.of("the scenario could not be run: " + e);
        }
        return new ScenarioResult(id, file, Duration.ofNanos(System.nanoTime() - started), findings);
    }

    private World world(Scenario scenario) {
        String accessKey = "AK" + UUID.randomUUID().toString().replace("-", "");
        return new World(installation, scenario.pipeline(), count.incrementAndGet(), accessKey, environment, sqs);
    }

    @Override
    public void close() {
        sqs.close();
    }
}
