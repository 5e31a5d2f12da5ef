package dev.wadi.local;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;

/**
 * Points SDK clients at a local cloud, under an access key of their own, so that each test has a world of its own. They
 * do not try again: a test sees the first answer.
 */
public record Clients(Map<String, String> environment, String accessKey) {

    public static Clients of(LocalCloud cloud) {
        return new Clients(
                cloud.environment(), "AK" + UUID.randomUUID().toString().replace("-", ""));
    }

    public Clients withAccessKey(String other) {
        return new Clients(environment, other);
    }

    /** With this part behind something else, such as a proxy. */
    public Clients withEndpoint(Part part, URI other) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("AWS_ENDPOINT_URL_" + part, other.toString());
        return new Clients(changed, accessKey);
    }

    public URI endpoint(Part part) {
        return URI.create(environment.get("AWS_ENDPOINT_URL_" + part));
    }

    public <C, B extends AwsClientBuilder<B, C>> C client(Part part, B builder, ExecutionInterceptor... interceptors) {
        return builder.endpointOverride(endpoint(part))
                .region(Region.of(environment.get("AWS_REGION")))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "any secret")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .executionInterceptors(List.of(interceptors)))
                .build();
    }
}
