package dev.wadi.edge.aws;

import dev.wadi.edge.aws.Permission.Target;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.ResourceUse.Access;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What AWS must allow for the resource that a setting names: the calls that the sources, the edges and the outbox make, and no others. */
public final class NeededPermissions {
    private static final String KEY_OF_BUCKET = "the bucket has a key of your own";
    private static final String BY_NAME = "the setting is a name and not a URL";

    private NeededPermissions() {}

    /** None for what is not of AWS. */
    public static List<Permission> of(ResourceUse use) {
        return switch (use.kind()) {
            case STREAM -> each(use, NeededPermissions::ofStream);
            case QUEUE ->
                each(use, access -> Stream.concat(ofQueue(access, use.notes().has("url")), ofSweep(access, use)));
            case TABLE -> merged(use, NeededPermissions::ofTable);
            case BUCKET -> each(use, NeededPermissions::ofBucket);
            case LEASE_TABLE ->
                List.of(
                        leases(),
                        Permission.when(
                                "an older version of the KCL made the table, without its index",
                                Target.LEASE_TABLES,
                                "dynamodb:UpdateTable"));
            case TOPIC -> List.of(Permission.always(Target.RESOURCE, "sns:Publish"));
            case PARAMETER -> each(use, NeededPermissions::ofParameter);
            case SECRET ->
                List.of(
                        Permission.always(Target.RESOURCE, "secretsmanager:GetSecretValue"),
                        Permission.when("the secret has a key of your own", Target.KEY, "kms:Decrypt"));
            case REDIS, REDIS_HASH, DATABASE, HTTP -> List.of();
        };
    }

    private static Stream<Permission> ofStream(Access access) {
        return access == Access.WRITE
                ? Stream.of(Permission.always(Target.RESOURCE, "kinesis:PutRecords"))
                : Stream.of(
                        Permission.always(
                                Target.RESOURCE,
                                "kinesis:DescribeStreamSummary",
                                "kinesis:ListShards",
                                "kinesis:GetShardIterator",
                                "kinesis:GetRecords"),
                        Permission.when(
                                "`wadi.kinesis-enhanced-fan-out=true`",
                                Target.STREAM_AND_CONSUMERS,
                                "kinesis:RegisterStreamConsumer",
                                "kinesis:DescribeStreamConsumer",
                                "kinesis:SubscribeToShard"),
                        Permission.when(
                                "`wadi.kinesis-cloudwatch-metrics=true`", Target.ANY, "cloudwatch:PutMetricData"));
    }

    /** The KCL's own calls, and those that put a mark or a lease beside it. */
    private static Permission leases() {
        return Permission.always(
                Target.LEASE_TABLES,
                "dynamodb:CreateTable",
                "dynamodb:DescribeTable",
                "dynamodb:Scan",
                "dynamodb:Query",
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem");
    }

    /** The calls for several messages at once are allowed by the actions for one. Attributes: the redrive policy, the size limit. */
    private static Stream<Permission> ofQueue(Access access, boolean byUrl) {
        Permission calls = access == Access.SEND
                ? Permission.always(Target.RESOURCE, "sqs:SendMessage", "sqs:GetQueueAttributes")
                : Permission.always(
                        Target.RESOURCE,
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes");
        return byUrl
                ? Stream.of(calls)
                : Stream.of(calls, Permission.when(BY_NAME, Target.RESOURCE, "sqs:GetQueueUrl"));
    }

    /** A queue of notices is told what S3 did not tell it. */
    private static Stream<Permission> ofSweep(Access access, ResourceUse use) {
        return access == Access.RECEIVE && use.notes().has("notices")
                ? Stream.of(Permission.always(Target.RESOURCE, "sqs:SendMessage"))
                : Stream.of();
    }

    /** A transaction is allowed by the actions of its parts. */
    private static Stream<String> ofTable(Access access) {
        return switch (access) {
            case READ -> Stream.of("dynamodb:BatchGetItem");
            case CHECK -> Stream.of("dynamodb:ConditionCheckItem");
            case PUT -> Stream.of("dynamodb:PutItem");
            case UPDATE -> Stream.of("dynamodb:UpdateItem");
            case DELETE -> Stream.of("dynamodb:DeleteItem");
            case QUERY -> Stream.of("dynamodb:Query");
            case LOCK ->
                Stream.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");
            default -> throw new IllegalArgumentException(access + " of a table");
        };
    }

    private static Stream<Permission> ofBucket(Access access) {
        return switch (access) {
            case LIST -> Stream.of(Permission.always(Target.RESOURCE, "s3:ListBucket"));
            case READ ->
                Stream.of(
                        Permission.always(Target.OBJECTS, "s3:GetObject"),
                        Permission.when(KEY_OF_BUCKET, Target.KEY, "kms:Decrypt"));
            case PUT ->
                Stream.of(
                        Permission.always(Target.OBJECTS, "s3:PutObject"),
                        Permission.when(KEY_OF_BUCKET, Target.KEY, "kms:GenerateDataKey"));
            case DELETE -> Stream.of(Permission.always(Target.OBJECTS, "s3:DeleteObject"));
            default -> throw new IllegalArgumentException(access + " of a bucket");
        };
    }

    private static Stream<Permission> ofParameter(Access access) {
        return access == Access.WRITE
                ? Stream.of(Permission.always(Target.RESOURCE, "ssm:PutParameter"))
                : Stream.of(
                        Permission.always(Target.RESOURCE, "ssm:GetParameter"),
                        Permission.when("the parameter is a SecureString", Target.KEY, "kms:Decrypt"));
    }

    private static List<Permission> each(ResourceUse use, Function<Access, Stream<Permission>> permissions) {
        return use.accesses().stream().sorted().flatMap(permissions).toList();
    }

    private static List<Permission> merged(ResourceUse use, Function<Access, Stream<String>> actions) {
        return List.of(new Permission(
                use.accesses().stream().sorted().flatMap(actions).distinct().toList(), Target.RESOURCE, ""));
    }
}
