package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsEnvironmentTest {

    @ParameterizedTest
    @CsvSource({
        "AWS_REGION, aws.region",
        "AWS_ACCESS_KEY_ID, aws.accessKeyId",
        "AWS_ENDPOINT_URL, aws.endpointUrl",
        "AWS_ENDPOINT_URL_SQS, aws.endpointUrlSqs",
        "AWS_ENDPOINT_URL_S3, aws.endpointUrlS3",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER, aws.endpointUrlSecretsManager",
        "AWS_ENDPOINT_URL_DYNAMODB, aws.endpointUrlDynamoDb",
        "AWS_ENDPOINT_URL_CLOUDWATCH, aws.endpointUrlCloudWatch"
    })
    void aVariableHasAPropertyThatMeansTheSame(String variable, String property) {
        assertThat(AwsEnvironment.property(variable)).contains(property);
    }

    @Test
    void othersAreLeftAlone() {
        assertThat(AwsEnvironment.property("REDIS_HOST")).isEmpty();
    }
}
