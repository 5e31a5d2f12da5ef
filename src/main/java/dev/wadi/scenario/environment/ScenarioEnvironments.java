package dev.wadi.scenario.environment;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes worlds in the services that all of them share. */
public final class ScenarioEnvironments implements AutoCloseable {
    private final Installation installation;
    private final Map<String, String> environment;
    /** One for all scenarios of a run. */
    private final String accessKey = "AK" + UUID.randomUUID().toString().replace("-", "");

    private final AtomicInteger count = new AtomicInteger();
    private final SqsClient sqs;

    /** @param environment where the services are; the SDK's variables hold for this process from now on */
    public ScenarioEnvironments(Installation installation, Map<String, String> environment) {
        this.installation = installation;
        this.environment = Map.copyOf(environment);
        AwsEnvironment.apply(environment);
        sqs = SqsClient.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("scenarios", "any")))
                .build();
    }

    public ScenarioEnvironment next(String pipeline) {
        return new ScenarioEnvironment(installation, pipeline, count.incrementAndGet(), accessKey, environment, sqs);
    }

    /** A text with the names as the files have them: what makes them unique is another one in each world, and nothing to a reader. */
    public String plain(String text) {
        return text.replaceAll("-" + accessKey + "-\\d+", "");
    }

    @Override
    public void close() {
        sqs.close();
    }
}
