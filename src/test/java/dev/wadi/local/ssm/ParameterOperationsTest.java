package dev.wadi.local.ssm;

import static dev.wadi.local.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

class ParameterOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.SSM).withoutLimits());

    private SsmClient client;

    @BeforeEach
    void connect() {
        client = CLOUD.clients().client(Part.SSM, SsmClient.builder());
    }

    @Test
    void aParameterIsReadAsItWasPut() {
        Instant before = Instant.now().minusSeconds(1);
        put("/app/name", "wadi");
        Parameter parameter =
                client.getParameter(request -> request.name("/app/name")).parameter();
        assertThat(parameter.value()).isEqualTo("wadi");
        assertThat(parameter.type()).isEqualTo(ParameterType.STRING);
        assertThat(parameter.version()).isEqualTo(1);
        assertThat(parameter.arn()).isEqualTo("arn:aws:ssm:us-east-1:000000000000:parameter/app/name");
        assertThat(parameter.dataType()).isEqualTo("text");
        assertThat(parameter.lastModifiedDate()).isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void aParameterIsFoundByItsArnToo() {
        put("/app/name", "rooted");
        put("plain", "unrooted");
        assertThat(value("arn:aws:ssm:us-east-1:000000000000:parameter/app/name"))
                .isEqualTo("rooted");
        assertThat(value("arn:aws:ssm:us-east-1:000000000000:parameter/plain")).isEqualTo("unrooted");
    }

    @Test
    void aSecureStringIsReadableOnlyDecrypted() {
        client.putParameter(
                request -> request.name("/db/password").type("SecureString").value("s3cret"));
        Parameter hidden =
                client.getParameter(request -> request.name("/db/password")).parameter();
        assertThat(hidden.type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(hidden.value()).isBase64().doesNotContain("s3cret");
        assertThat(client.getParameter(request -> request.name("/db/password").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("s3cret");
    }

    @Test
    void overwritingNeedsToBeAskedForAndMakesANewVersion() {
        put("/a", "one");
        assertRefused(
                "ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                        + " true.",
                () -> put("/a", "two"));
        PutParameterResponse response =
                client.putParameter(request -> request.name("/a").value("two").overwrite(true));
        assertThat(response.version()).isEqualTo(2);
        assertThat(value("/a")).isEqualTo("two");
        Parameter first = client.getParameter(request -> request.name("/a:1")).parameter();
        assertThat(first.value()).isEqualTo("one");
        assertThat(first.selector()).isEqualTo(":1");
    }

    @Test
    void aTypeDoesNotChange() {
        put("/a", "one");
        assertRefused(
                "HierarchyTypeMismatchException",
                "doesn't support changing a parameter type",
                () -> client.putParameter(request ->
                        request.name("/a").value("two").type("SecureString").overwrite(true)));
        assertRefused(
                "ValidationException",
                "A parameter type is required when you create a parameter.",
                () -> client.putParameter(request -> request.name("/b").value("x")));
        assertRefused(
                "ValidationException",
                "Member must satisfy enum value set: [String, StringList, SecureString]",
                () -> client.putParameter(
                        request -> request.name("/b").value("x").type("Number")));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertRefused("ParameterNotFound", "", () -> value("/none"));
        put("/a", "one");
        assertRefused(
                "ParameterVersionNotFound",
                "Systems Manager could not find version 7 of /a. Verify the version and try again.",
                () -> value("/a:7"));
        assertRefused("ParameterNotFound", "", () -> client.deleteParameter(request -> request.name("/none")));
    }

    @Test
    void manyAreReadAtOnceAndTheUnknownOnesAreTold() {
        put("/a", "one");
        put("/b", "two");
        GetParametersResponse response = client.getParameters(request -> request.names("/a", "/none", "/b", "/a:9"));
        assertThat(response.parameters()).extracting(Parameter::value).containsExactly("one", "two");
        assertThat(response.invalidParameters()).containsExactly("/none", "/a:9");
        List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "/" + i).toList();
        assertRefused(
                "ValidationException",
                "at 'names' failed to satisfy constraint: Member must have length less than or equal to 10",
                () -> client.getParameters(request -> request.names(eleven)));
    }

    @Test
    void aPathIsReadFlatOrWithAllBelowIt() {
        put("/app/a", "1");
        put("/app/deep/b", "2");
        put("/apple", "3");
        assertThat(client.getParametersByPath(request -> request.path("/app")).parameters())
                .extracting(Parameter::name)
                .containsExactly("/app/a");
        assertThat(client.getParametersByPath(request -> request.path("/app/").recursive(true))
                        .parameters())
                .extracting(Parameter::name)
                .containsExactly("/app/a", "/app/deep/b");
    }

    @Test
    void aPathIsReadInPages() {
        IntStream.range(0, 12).forEach(i -> put("/app/" + (char) ('a' + i), "x"));
        GetParametersByPathResponse first = client.getParametersByPath(request -> request.path("/app"));
        assertThat(first.parameters()).hasSize(10);
        GetParametersByPathResponse second =
                client.getParametersByPath(request -> request.path("/app").nextToken(first.nextToken()));
        assertThat(second.parameters()).extracting(Parameter::name).containsExactly("/app/k", "/app/l");
        assertThat(second.nextToken()).isNull();
        assertRefused(
                "ValidationException",
                "at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 10",
                () -> client.getParametersByPath(request -> request.path("/app").maxResults(11)));
        assertRefused(
                "InvalidNextToken",
                "The specified token isn't valid.",
                () -> client.getParametersByPath(request -> request.path("/app").nextToken("nonsense")));
        assertRefused(
                "ValidationException",
                "must begin with a forward slash",
                () -> client.getParametersByPath(request -> request.path("app")));
    }

    @Test
    void aDeletedParameterIsGone() {
        put("/a", "one");
        put("/b", "two");
        client.deleteParameter(request -> request.name("/a"));
        assertRefused("ParameterNotFound", "", () -> value("/a"));
        assertThat(client.deleteParameters(request -> request.names("/b", "/none")))
                .satisfies(response -> assertThat(response.deletedParameters()).containsExactly("/b"))
                .satisfies(response -> assertThat(response.invalidParameters()).containsExactly("/none"));
    }

    @Test
    void aNameKeepsTheRules() {
        assertRefused(
                "ValidationException", "Parameter name must be a fully qualified name.", () -> put("app/name", "x"));
        assertRefused(
                "ValidationException",
                "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).",
                () -> put("AwsThing", "x"));
        assertRefused(
                "AccessDeniedException",
                "No access to reserved parameter name: /aws/thing.",
                () -> put("/aws/thing", "x"));
        assertRefused("ValidationException", "symbols .-_", () -> put("/with space", "x"));
        assertRefused("HierarchyLevelLimitExceededException", "maximum of 15 levels", () -> put("/a".repeat(16), "x"));
    }

    @Test
    void aValueFitsItsTier() {
        put("/small", "x".repeat(4_096));
        assertRefused(
                "ValidationException",
                "Standard tier parameters support a maximum parameter value of 4096 characters.",
                () -> put("/large", "x".repeat(4_097)));
        assertThat(client.putParameter(request -> request.name("/large")
                                .type("String")
                                .value("x".repeat(4_097))
                                .tier(ParameterTier.INTELLIGENT_TIERING))
                        .tier())
                .isEqualTo(ParameterTier.ADVANCED);
        assertRefused(
                "ValidationException",
                "Advanced tier parameters support a maximum parameter value of 8192 characters.",
                () -> client.putParameter(request -> request.name("/huge")
                        .type("String")
                        .value("x".repeat(8_193))
                        .tier(ParameterTier.ADVANCED)));
        assertRefused(
                "ValidationException",
                "at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
                () -> put("/empty", ""));
    }

    @Test
    void aValueFitsItsPattern() {
        assertRefused(
                "ParameterPatternMismatchException",
                "Parameter value, cannot be validated against allowedPattern: \\d+",
                () -> client.putParameter(
                        request -> request.name("/n").type("String").value("x").allowedPattern("\\d+")));
    }

    @Test
    void moreThanFortyReadsASecondAreThrottled() {
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.SSM));
                SsmClient metered = Clients.of(cloud).client(Part.SSM, SsmClient.builder())) {
            metered.putParameter(request -> request.name("/a").type("String").value("x"));
            assertRefused("ThrottlingException", "Rate exceeded", () -> {
                for (int i = 0; i < 1_000; i++) {
                    metered.getParameter(request -> request.name("/a"));
                }
            });
        }
    }

    private void put(String name, String value) {
        client.putParameter(request -> request.name(name).type("String").value(value));
    }

    private String value(String name) {
        return client.getParameter(request -> request.name(name)).parameter().value();
    }
}
