package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.Permission.Target;
import dev.wadi.settings.Notes;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.ResourceUse.Access;
import dev.wadi.settings.Setting;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

class NeededPermissionsTest {
    private static final Set<ResourceKind> NOT_OF_AWS =
            Set.of(ResourceKind.REDIS, ResourceKind.REDIS_HASH, ResourceKind.DATABASE, ResourceKind.HTTP);
    private static final Map<String, Class<?>> CLIENTS = Map.of(
            "kinesis", KinesisAsyncClient.class,
            "dynamodb", DynamoDbClient.class,
            "sqs", SqsClient.class,
            "sns", SnsClient.class,
            "ssm", SsmClient.class,
            "s3", S3Client.class,
            "secretsmanager", SecretsManagerClient.class);
    /** It is no call of its own but a part of a transaction. */
    private static final String PART_OF_A_TRANSACTION = "dynamodb:ConditionCheckItem";
    /** Whoever lists objects calls it ListObjectsV2. */
    private static final String OF_OBJECTS = "s3:ListBucket";

    @Test
    void aTransactionNeedsTheActionsOfItsPartsAndNoOthers() {
        assertThat(of("DYNAMO_DB_EXPORT_STATUS_TABLE_NAME"))
                .containsExactly(Permission.always(
                        Target.RESOURCE,
                        "dynamodb:BatchGetItem",
                        "dynamodb:ConditionCheckItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:Query"));
    }

    @Test
    void aQueueThatIsNamedByItsUrlIsNotLookedUp() {
        assertThat(of("EXPORT_STATE_SQS_QUEUE_URL"))
                .containsExactly(Permission.always(Target.RESOURCE, "sqs:SendMessage", "sqs:GetQueueAttributes"));
        assertThat(of("snapshot-status.dead-letter-queue"))
                .contains(Permission.when("the setting is a name and not a URL", Target.RESOURCE, "sqs:GetQueueUrl"));
    }

    @Test
    void whoOnlyWritesAStreamMayNotReadIt() {
        assertThat(of("turbine-status.enriched-stream"))
                .containsExactly(Permission.always(Target.RESOURCE, "kinesis:PutRecords"));
    }

    @ParameterizedTest
    @EnumSource
    void eachAccessToEachKindHasItsActions(ResourceKind kind) {
        assertThat(accesses(kind)).isNotEmpty().allSatisfy(accesses -> {
            List<Permission> permissions = NeededPermissions.of(use(kind, accesses));
            assertThat(permissions.isEmpty()).isEqualTo(NOT_OF_AWS.contains(kind));
            assertThat(permissions).allSatisfy(permission -> assertThat(permission.actions())
                    .isNotEmpty()
                    .allSatisfy(action -> assertThat(action).matches("[a-z0-9]+:[A-Z][A-Za-z]+")));
        });
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionIsACallThatTheSdkKnows(String action) {
        String[] parts = action.split(":", 2);
        String method = parts[1].substring(0, 1).toLowerCase(Locale.ROOT) + parts[1].substring(1);
        assertThat(CLIENTS.get(parts[0]).getMethods())
                .extracting(Method::getName)
                .contains(method);
    }

    static Stream<String> actions() {
        return Arrays.stream(ResourceKind.values())
                .flatMap(kind -> accesses(kind).stream().map(accesses -> use(kind, accesses)))
                .flatMap(use -> NeededPermissions.of(use).stream())
                .flatMap(permission -> permission.actions().stream())
                .filter(action -> CLIENTS.containsKey(action.split(":", 2)[0]))
                .filter(action -> !Set.of(PART_OF_A_TRANSACTION, OF_OBJECTS).contains(action))
                .distinct();
    }

    /** One at a time, those that the kind allows; none at all where it knows none. */
    private static List<Set<Access>> accesses(ResourceKind kind) {
        return Stream.concat(
                        Stream.of(Set.<Access>of()), Stream.of(Access.values()).map(Set::of))
                .filter(accesses -> kind.allows(accesses))
                .toList();
    }

    private static ResourceUse use(ResourceKind kind, Set<Access> accesses) {
        return new ResourceUse(kind, accesses, new Notes(Map.of()));
    }

    private static List<Permission> of(String setting) {
        return new Installation(Path.of(""))
                .settings()
                .find(setting)
                .map(Setting::type)
                .flatMap(type -> type.use())
                .map(NeededPermissions::of)
                .orElseThrow();
    }
}
