package dev.wadi.local.secretsmanager;

import static dev.wadi.local.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

class SecretsManagerEmulatorTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SECRETS_MANAGER));

    private SecretsManagerClient client;

    @BeforeEach
    void connect() {
        client = CLOUD.clients().client(Part.SECRETS_MANAGER, SecretsManagerClient.builder());
    }

    @AfterEach
    void letTheClockGo() {
        CLOUD.clock().reset();
    }

    @Test
    void aSecretIsReadByNameArnAndArnWithoutSuffix() {
        String arn = client.createSecret(request -> request.name("db/main").secretString("{\"username\":\"w\"}"))
                .arn();
        assertThat(arn).matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:db/main-[A-Za-z0-9]{6}");
        for (String id : List.of("db/main", arn, arn.substring(0, arn.length() - 7))) {
            GetSecretValueResponse secret = client.getSecretValue(request -> request.secretId(id));
            assertThat(secret.secretString()).isEqualTo("{\"username\":\"w\"}");
            assertThat(secret.versionStages()).containsExactly("AWSCURRENT");
            assertThat(secret.createdDate())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        }
    }

    @Test
    void aBinarySecretIsReadAsItWas() {
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 7});
        client.createSecret(request -> request.name("key").secretBinary(bytes));
        GetSecretValueResponse secret = client.getSecretValue(request -> request.secretId("key"));
        assertThat(secret.secretBinary()).isEqualTo(bytes);
        assertThat(secret.secretString()).isNull();
    }

    @Test
    void aNewValueBecomesCurrentAndTheOldOnePrevious() {
        String first = client.createSecret(request -> request.name("a").secretString("1"))
                .versionId();
        String second = client.putSecretValue(request -> request.secretId("a").secretString("2"))
                .versionId();
        assertThat(value("a")).isEqualTo("2");
        assertThat(client.getSecretValue(request -> request.secretId("a").versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("1");
        String third = client.updateSecret(request -> request.secretId("a").secretString("3"))
                .versionId();
        assertThat(client.describeSecret(request -> request.secretId("a")).versionIdsToStages())
                .containsOnlyKeys(second, third)
                .containsEntry(second, List.of("AWSPREVIOUS"))
                .containsEntry(third, List.of("AWSCURRENT"));
        assertThat(client.getSecretValue(request -> request.secretId("a").versionId(first))
                        .secretString())
                .isEqualTo("1");
        assertThat(client.listSecretVersionIds(request -> request.secretId("a")).versions())
                .hasSize(2);
        assertThat(client.listSecretVersionIds(request -> request.secretId("a").includeDeprecated(true))
                        .versions())
                .hasSize(3);
    }

    @Test
    void aPendingValueLeavesTheCurrentOneAlone() {
        client.createSecret(request -> request.name("a").secretString("1"));
        client.putSecretValue(request -> request.secretId("a").secretString("2").versionStages("AWSPENDING"));
        assertThat(value("a")).isEqualTo("1");
        assertThat(client.getSecretValue(request -> request.secretId("a").versionStage("AWSPENDING"))
                        .secretString())
                .isEqualTo("2");
    }

    @Test
    void theSameRequestTokenIsTheSameVersion() {
        client.createSecret(request -> request.name("a").secretString("1"));
        String token = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            assertThat(client.putSecretValue(request ->
                                    request.secretId("a").secretString("2").clientRequestToken(token))
                            .versionId())
                    .isEqualTo(token);
        }
        assertRefused(
                "ResourceExistsException",
                "You can't use ClientRequestToken " + token,
                () -> client.putSecretValue(
                        request -> request.secretId("a").secretString("3").clientRequestToken(token)));
        assertThat(client.describeSecret(request -> request.secretId("a")).versionIdsToStages())
                .hasSize(2);
        assertRefused(
                "InvalidParameterException",
                "ClientRequestToken must be 32-64 characters long.",
                () -> client.putSecretValue(
                        request -> request.secretId("a").secretString("3").clientRequestToken("short")));
    }

    @Test
    void creatingTwiceIsRefusedButNotUnderTheSameToken() {
        String token = UUID.randomUUID().toString();
        String arn = client.createSecret(
                        request -> request.name("a").secretString("1").clientRequestToken(token))
                .arn();
        assertThat(client.createSecret(
                                request -> request.name("a").secretString("1").clientRequestToken(token))
                        .arn())
                .isEqualTo(arn);
        assertRefused(
                "ResourceExistsException",
                "The operation failed because the secret a already exists.",
                () -> client.createSecret(request -> request.name("a").secretString("1")));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertRefused(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret.", () -> value("none"));
        client.createSecret(request -> request.name("empty"));
        assertRefused(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
                () -> value("empty"));
        String unknown = UUID.randomUUID().toString();
        assertRefused(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for VersionId: " + unknown,
                () -> client.getSecretValue(request -> request.secretId("empty").versionId(unknown)));
    }

    @Test
    void aLabelMustBeTheVersions() {
        String version = client.createSecret(request -> request.name("a").secretString("1"))
                .versionId();
        assertRefused(
                "InvalidRequestException",
                "You provided a VersionStage that is not associated to the provided VersionId.",
                () -> client.getSecretValue(
                        request -> request.secretId("a").versionId(version).versionStage("AWSPENDING")));
    }

    @Test
    void aValueIsEitherTextOrBinary() {
        client.createSecret(request -> request.name("a").secretString("1"));
        assertRefused(
                "InvalidParameterException",
                "You can't specify both a binary secret value and a string secret value in the same secret.",
                () -> client.putSecretValue(
                        request -> request.secretId("a").secretString("1").secretBinary(SdkBytes.fromUtf8String("1"))));
        assertRefused(
                "InvalidRequestException",
                "You must provide either SecretString or SecretBinary.",
                () -> client.putSecretValue(request -> request.secretId("a")));
        assertRefused(
                "ValidationException",
                "Invalid name.",
                () -> client.createSecret(request -> request.name("a b").secretString("1")));
        assertRefused(
                "ValidationException",
                "at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
                () -> client.createSecret(request -> request.name("large").secretString("x".repeat(65_537))));
    }

    @Test
    void aScheduledDeletionLocksTheSecretUntilItIsRestored() {
        client.createSecret(request -> request.name("a").secretString("1"));
        client.deleteSecret(request -> request.secretId("a").recoveryWindowInDays(7L));
        assertRefused(
                "InvalidRequestException",
                "You can't perform this operation on the secret because it was marked for deletion.",
                () -> value("a"));
        assertRefused(
                "InvalidRequestException",
                "already scheduled for deletion",
                () -> client.createSecret(request -> request.name("a").secretString("2")));
        DescribeSecretResponse described = client.describeSecret(request -> request.secretId("a"));
        assertThat(described.deletedDate()).isNotNull();
        client.restoreSecret(request -> request.secretId("a"));
        assertThat(value("a")).isEqualTo("1");
    }

    @Test
    void aDeletedSecretIsGoneAfterItsWindow() {
        client.createSecret(request -> request.name("a").secretString("1"));
        client.deleteSecret(request -> request.secretId("a"));
        CLOUD.clock().advance(Duration.ofDays(30));
        assertRefused("ResourceNotFoundException", "can't find the specified secret", () -> value("a"));
        client.createSecret(request -> request.name("a").secretString("2"));
    }

    @Test
    void aForcedDeletionIsAtOnce() {
        client.createSecret(request -> request.name("a").secretString("1"));
        client.deleteSecret(request -> request.secretId("a").forceDeleteWithoutRecovery(true));
        assertRefused("ResourceNotFoundException", "can't find the specified secret", () -> value("a"));
        client.deleteSecret(request -> request.secretId("a").forceDeleteWithoutRecovery(true));
        assertRefused(
                "InvalidParameterException",
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
                () -> client.deleteSecret(request ->
                        request.secretId("a").forceDeleteWithoutRecovery(true).recoveryWindowInDays(7L)));
        assertRefused(
                "InvalidParameterException",
                "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
                () -> client.deleteSecret(request -> request.secretId("a").recoveryWindowInDays(6L)));
    }

    private String value(String id) {
        return client.getSecretValue(request -> request.secretId(id)).secretString();
    }
}
