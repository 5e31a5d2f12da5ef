package dev.wadi.settings;

import dev.wadi.settings.ResourceUse.Access;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A kind of thing outside, what can be done there, and the forms in which a setting may name one. */
public enum ResourceKind {
    STREAM("the name of a Kinesis stream", "[A-Za-z0-9_.-]{1,128}", Examples.NAME),
    QUEUE(
            "the name or the URL of an SQS queue",
            "[A-Za-z0-9_-]{1,75}(?:\\.fifo|[A-Za-z0-9_-]{0,5})|" + Forms.QUEUE_URL,
            Examples.NAME),
    TOPIC(
            "the ARN of an SNS topic",
            "arn:[a-z-]+:sns:[a-z0-9-]+:\\d+:[A-Za-z0-9_.-]+",
            "arn:aws:sns:eu-west-1:123456789012:orders"),
    TABLE("the name of a DynamoDB table, 3 to 255 letters, digits, '_', '-' and '.'", Forms.TABLE, Examples.NAME),
    /** Those of a stream's leases: with the two that the KCL keeps beside it. */
    LEASE_TABLE(
            "the name of a DynamoDB table, 3 to 243 letters, digits, '_', '-' and '.'",
            "[A-Za-z0-9_.-]{3,243}",
            "wadi-orders-leases"),
    /** A route may put something for {@code {table}} in its name. */
    PARAMETER(
            "the name or the ARN of a parameter",
            "[A-Za-z0-9_./{}-]{1,1011}(?::[A-Za-z0-9_.-]+)?|arn:[a-z-]+:ssm:.+",
            "/orders/batch-id"),
    SECRET(
            "the name or the ARN of a secret",
            "[A-Za-z0-9/_+=.@!-]{1,512}|arn:[a-z-]+:secretsmanager:.+",
            "orders-database"),
    /** A server, by its host. */
    REDIS(Forms.A_HOST, Forms.HOST, "redis.example.com"),
    REDIS_HASH("a key", "(?s).+", Examples.NAME),
    BUCKET("the name of a bucket", Forms.BUCKET, Examples.NAME),
    DATABASE(
            "the JDBC URL of a PostgreSQL database",
            "jdbc:postgresql:\\S+",
            "jdbc:postgresql://db.example.com:5432/orders"),
    /** A server, by its host. */
    HTTP(Forms.A_HOST, Forms.HOST, "gateway.example.com");

    private final String wanted;
    private final String form;
    private final String example;

    private static final class Forms {
        static final String A_HOST = "the name or address of a host, without scheme and port";
        /** Two colons or more are those of an address of IPv6. */
        static final String HOST = "[^\\s/?#@:]+|\\[?[0-9A-Fa-f.]*(?::[0-9A-Fa-f.]*){2,}(?:%\\w+)?]?";

        static final String QUEUE_URL = "(?i:https?)://[A-Za-z0-9_.:\\[\\]-]+(?:/[A-Za-z0-9_.-]+)+";
        static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
        static final String TABLE = "[A-Za-z0-9_.-]{3,255}";
        static final String TABLE_ARN = "arn:[^:]*:dynamodb:[^:]*:[^:]*:table/" + TABLE + "(?:/.*)?";
    }

    private static final class Examples {
        static final String NAME = "orders";
        static final String QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/" + NAME;
    }

    ResourceKind(String wanted, String form, String example) {
        this.wanted = wanted;
        this.form = form;
        this.example = example;
    }

    /** As declarations and messages have it: {@code lease-table}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a value names, as the end of a sentence. */
    public String wanted() {
        return wanted;
    }

    /** A value that would do. */
    String example(Notes notes) {
        return isByUrl(notes) ? Examples.QUEUE_URL : example;
    }

    private boolean isByUrl(Notes notes) {
        return this == QUEUE && notes.has("url");
    }

    static Optional<ResourceKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** Whether all of this can be done there. */
    public boolean allows(Set<Access> uses) {
        return accesses().containsAll(uses) && accesses().isEmpty() == uses.isEmpty();
    }

    /** All that can be done there; empty for what is only named. */
    public Set<Access> accesses() {
        return switch (this) {
            case STREAM -> Set.of(Access.READ, Access.WRITE);
            case QUEUE -> Set.of(Access.RECEIVE, Access.SEND);
            case TOPIC -> Set.of(Access.PUBLISH);
            case TABLE ->
                Set.of(Access.READ, Access.CHECK, Access.PUT, Access.UPDATE, Access.DELETE, Access.QUERY, Access.LOCK);
            case PARAMETER -> Set.of(Access.READ, Access.WRITE);
            case SECRET, REDIS_HASH, DATABASE -> Set.of(Access.READ);
            case BUCKET -> Set.of(Access.LIST, Access.READ, Access.PUT, Access.DELETE);
            case HTTP -> Set.of(Access.POST);
            case LEASE_TABLE, REDIS -> Set.of();
        };
    }

    /**
     * What is wrong with a value, if it can name none of this kind. Only forms that the clients of the service take are right; what stands in one can be
     * nothing that an expression or a URI would take for its own.
     */
    Optional<String> problem(String value, Notes notes) {
        if (isByUrl(notes)) {
            return wrong(value, Forms.QUEUE_URL, "the URL of an SQS queue");
        }
        if (this == TABLE && notes.has("arn")) {
            return wrong(value, Forms.TABLE + "|" + Forms.TABLE_ARN, wanted + ", or its ARN");
        }
        return this == DATABASE
                // a password may stand in it
                ? wrong(value, form, wanted).map(problem -> "must be " + wanted)
                : wrong(value, form, wanted);
    }

    private static Optional<String> wrong(String value, String form, String wanted) {
        return value.matches(form) ? Optional.empty() : Optional.of("must be " + wanted + ", not '" + value + "'");
    }

    /** Whether DynamoDB takes it as the name of a table. */
    public static boolean isTableName(String name) {
        return name.matches(Forms.TABLE);
    }

    /** Whether S3 takes it as the name of a bucket. */
    public static boolean isBucketName(String name) {
        return name.matches(Forms.BUCKET);
    }
}
