package dev.wadi.blocks.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.YamlRoute;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

@Timeout(900)
class LookupParameterTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SSM));

    private static final String LOOKUP = """
            - to:
                id: current-batch
                uri: "lookup-parameter:/orders/batch"
                parameters:
                  into: body[batch]
            """;

    private SsmClient store;

    @BeforeEach
    void begin() {
        store = CLOUD.clients().client(Part.SSM, SsmClient.builder());
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void allRecordsOfAPollGetTheValueOfThisMoment() throws Exception {
        put("b1");
        try (YamlRoute route = new YamlRoute(this::bind, LOOKUP)) {
            route.deliver("{'id': 1}", "{'id': 2}");
            assertThat(route.ended.stream().map(message -> message.getBody().toString()))
                    .containsExactly("{id=1, batch=b1}", "{id=2, batch=b1}");
            put("b2");
            route.deliver("{'id': 3}");
            assertThat(route.ended.get(0).getBody()).hasToString("{id=3, batch=b2}");
        }
    }

    @Test
    void aParameterThatIsNotThereOrBlankHoldsUntilItIs() throws Exception {
        try (YamlRoute route = new YamlRoute(this::bind, LOOKUP)) {
            assertThat(route.holds("{'id': 1}")).startsWith("The parameter /orders/batch is not there, or blank.");
            put(" ");
            assertThat(route.holds("{'id': 1}")).contains("is not there, or blank");
            put("b1");
            route.deliver("{'id': 1}");
            assertThat(route.letters).isEmpty();
        }
    }

    @Test
    void aMissMayHaveAValueOrRefuse() throws Exception {
        try (YamlRoute route =
                new YamlRoute(this::bind, LOOKUP + "      onMiss: default\n      defaultValue: none\n")) {
            route.deliver("{'id': 1}");
            assertThat(route.ended.get(0).getBody()).isEqualTo(Map.of("id", 1, "batch", "none"));
        }
        try (YamlRoute route = new YamlRoute(this::bind, LOOKUP + "      onMiss: refuse\n")) {
            route.deliver("{'id': 1}");
            assertThat(route.letters).containsExactly("1 not_found");
        }
    }

    @Test
    void aSecureParameterIsReadDecrypted() throws Exception {
        store.putParameter(request -> request.name("/orders/batch").value("b1").type(ParameterType.SECURE_STRING));
        try (YamlRoute route = new YamlRoute(this::bind, LOOKUP)) {
            route.deliver("{'id': 1}");
            assertThat(route.ended.get(0).getBody()).hasToString("{id=1, batch=b1}");
        }
    }

    /** Nothing of a record is sent, so that no answer speaks of one; whatever a miss would do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessDeniedException",
                "InvalidKeyId",
                "ValidationException",
                "ThrottlingException",
                "InternalServerError",
                "SubscriptionRequiredException"
            })
    void aParameterThatMayNotBeReadHolds(String code) throws Exception {
        ExecutionInterceptor fault = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                throw SsmException.builder()
                        .statusCode(400)
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode(code).build())
                        .build();
            }
        };
        try (SsmClient failing = SsmClient.builder()
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .overrideConfiguration(override -> override.addExecutionInterceptor(fault))
                        .build();
                YamlRoute route = new YamlRoute(
                        context -> context.getRegistry().bind("ssmClient", SsmClient.class, failing),
                        LOOKUP + "      onMiss: refuse\n")) {
            assertThat(route.holds("{'id': 1}")).contains("The parameter /orders/batch gives no value: " + code);
            assertThat(route.letters).isEmpty();
        }
    }

    private void bind(DefaultCamelContext context) {
        context.getRegistry().bind("ssmClient", SsmClient.class, store);
    }

    private void put(String value) {
        store.putParameter(request -> request.name("/orders/batch")
                .value(value)
                .type(ParameterType.STRING)
                .overwrite(true));
    }
}
