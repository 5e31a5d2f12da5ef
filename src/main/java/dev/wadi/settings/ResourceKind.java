package dev.wadi.settings;

import dev.wadi.settings.ResourceUse.Access;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A kind of thing outside, what can be done there, and the forms in which a setting may name one. */
public enum ResourceKind {
    STREAM("the name of a Kinesis stream", "[A-Za-z0-9_.-]{1,128}"),
    QUEUE(
            "the name or the URL of an SQS queue",
            "[A-Za-z0-9_-]{1,75}(?:\\.fifo|[A-Za-z0-9_-]{0,5})|" + Forms.QUEUE_URL),
    TOPIC("the ARN of an SNS topic", "arn:[a-z-]+:sns:[a-z0-9-]+:\\d+:[A-Za-z0-9_.-]+"),
    TABLE("the name of a DynamoDB table, 3 to 255 letters, digits, '_', '-' and '.'", Forms.TABLE),
    /** Those of a stream's leases: with the two that the KCL keeps beside it. */
    LEASE_TABLE("the name of a DynamoDB table, 3 to 243 letters, digits, '_', '-' and '.'", "[A-Za-z0-9_.-]{3,243}"),
    PARAMETER("the name of a parameter", Forms.ANY),
    SECRET("the name of a secret", Forms.ANY),
    /** A server, by its host. */
    REDIS("a host", Forms.ANY),
    REDIS_HASH("a key", Forms.ANY),
    BUCKET("the name of a bucket", Forms.BUCKET),
    DATABASE("a JDBC URL that begins with jdbc:postgresql:", Forms.JDBC),
    /** A server, by its host. */
    HTTP("a host", Forms.ANY);

    private final String wanted;
    private final String form;

    private static final class Forms {
        static final String ANY = "(?s).+";
        static final String JDBC = "jdbc:postgresql:.+";
        static final String QUEUE_URL = "(?i:https?)://[A-Za-z0-9_.:\\[\\]-]+(?:/[A-Za-z0-9_.-]+)+";
        static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
        static final String TABLE = "[A-Za-z0-9_.-]{3,255}";
        static final String TABLE_ARN = "arn:[^:]*:dynamodb:[^:]*:[^:]*:table/" + TABLE + "(?:/.*)?";
    }

    ResourceKind(String wanted, String form) {
        this.wanted = wanted;
        this.form = form;
    }

    /** As declarations and messages have it: {@code lease-table}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a value names, as the end of a sentence. */
    public String wanted() {
        return wanted;
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
        if (this == QUEUE && notes.has("url")) {
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
