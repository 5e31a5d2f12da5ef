package dev.wadi.edge.aws;

import java.util.List;

/**
 * Actions of AWS that the process must be allowed to do on one target.
 *
 * @param actions as IAM spells them, such as {@code sqs:SendMessage}
 * @param when the condition under which they are needed, as the end of a sentence; empty: always
 */
public record Permission(List<String> actions, Target target, String when) {

    /** What an action is done on, seen from the resource that a setting names. */
    public enum Target {
        RESOURCE("the resource"),
        /** Of a bucket, or those under a prefix that the pipeline uses. */
        OBJECTS("the objects of the bucket"),
        STREAM_AND_CONSUMERS("the stream and its consumers"),
        /** With the two that the KCL keeps beside the table of leases. */
        LEASE_TABLES("the table, its index, and the tables of that name with `-coordinator` and `-workers`"),
        KEY("the key in KMS"),
        /** Actions that know no resource. */
        ANY("`*`");

        private final String text;

        Target(String text) {
            this.text = text;
        }

        /** As Markdown. */
        String text() {
            return text;
        }
    }

    public Permission {
        actions = List.copyOf(actions);
    }

    static Permission always(Target target, String... actions) {
        return new Permission(List.of(actions), target, "");
    }

    static Permission when(String when, Target target, String... actions) {
        return new Permission(List.of(actions), target, when);
    }
}
