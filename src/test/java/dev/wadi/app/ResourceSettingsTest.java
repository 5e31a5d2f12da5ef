package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.aws.AwsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ResourceSettingsTest {
    private final ResourceSettings settings = new ResourceSettings(
            new Installation(Path.of("")).settings().of("batch-records"),
            Map.of(
                    "DDB_CURATED_RECORDS_TABLE_ARN",
                    "arn:aws:dynamodb:eu-west-1:123456789012:table/curated-records/index/by-batch",
                    "LATEST_BATCH_ID",
                    "/waze/latest_batch_id")::get);

    @Test
    void theSettingThatNamesTheTableOfAFailedCallIsFound() {
        AwsEnvironment.apply(Map.of("AWS_REGION", "eu-west-1"));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry()
                    .bind("credentials", AwsCredentialsProvider.class, AnonymousCredentialsProvider.create());
            DynamoDbClient client = AwsClients.dynamoDb(context); // closed with the context
            // too short for any answer
            Throwable fault = catchThrowable(() -> client.getItem(get -> get.tableName("curated-records")
                    .key(Map.of())
                    .overrideConfiguration(limit -> limit.apiCallTimeout(Duration.ofMillis(1)))));
            assertThat(settings.of(new IllegalStateException(fault))).containsExactly("DDB_CURATED_RECORDS_TABLE_ARN");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anyOtherFaultNamesNone() {
        assertThat(settings.of(new IllegalStateException("x"))).isEmpty();
    }
}
