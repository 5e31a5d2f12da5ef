package dev.wadi.pipelines.batchrecords.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.HoldException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Spec section 4: the id is asked for each time, and that there is none is no record's fault. */
class CurrentBatchTest {
    private static final List<String> SETTINGS = List.of("waze2.latest-batch-id");

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SSM));

    private final SsmClient store = CLOUD.clients().client(Part.SSM, SsmClient.builder());
    private final CurrentBatch batch = new CurrentBatch(store, "/waze/latest_batch_id", SETTINGS);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothingIsKeptBetweenTwoQuestions() {
        put("1795000000");
        assertThat(batch.id()).isEqualTo("1795000000");
        put("1795000600");
        assertThat(batch.id()).isEqualTo("1795000600");
    }

    @Test
    void aSecureParameterIsReadDecrypted() {
        store.putParameter(request ->
                request.name("/waze/secure_batch_id").value("1795000000").type(ParameterType.SECURE_STRING));
        assertThat(new CurrentBatch(store, "/waze/secure_batch_id", SETTINGS).id())
                .isEqualTo("1795000000");
    }

    @Test
    void aParameterThatIsNotThereHolds() {
        assertThatThrownBy(batch::id)
                .isInstanceOf(HoldException.class)
                .hasMessageContainingAll("/waze/latest_batch_id", "(waze2.latest-batch-id)", "ParameterNotFound");
    }

    @Test
    void aBlankParameterHolds() {
        put(" ");
        assertThatThrownBy(batch::id)
                .isInstanceOf(HoldException.class)
                .hasMessageContainingAll("/waze/latest_batch_id", "(waze2.latest-batch-id)", "blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessDeniedException",
                "InvalidKeyId",
                "ValidationException",
                "ThrottlingException",
                "InternalServerError",
                "ExpiredTokenException",
                "SubscriptionRequiredException"
            })
    void aParameterThatIsNotReadHolds(String code) {
        try (SsmClient failing = failing(code, 400)) {
            assertThatThrownBy(new CurrentBatch(failing, "/p", SETTINGS)::id)
                    .isInstanceOf(HoldException.class)
                    .hasMessageContainingAll("/p", "(waze2.latest-batch-id)", code);
        }
    }

    private void put(String value) {
        store.putParameter(request -> request.name("/waze/latest_batch_id")
                .value(value)
                .type(ParameterType.STRING)
                .overwrite(true));
    }

    private static SsmClient failing(String code, int status) {
        ExecutionInterceptor fault = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                throw SsmException.builder()
                        .statusCode(status)
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode(code).build())
                        .build();
            }
        };
        return SsmClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(override -> override.addExecutionInterceptor(fault))
                .build();
    }
}
