package dev.wadi.local.emulator;

import java.util.regex.Pattern;

/**
 * Who calls, and where: each pair of access key and region sees a world of its own, which is how tests that share one
 * local cloud stay apart.
 */
public record Account(String accessKey, String region) {

    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

    /** The account number in ARNs and messages: the access key where it has that form, else twelve zeros. */
    public String id() {
        return ACCOUNT_ID.matcher(accessKey).matches() ? accessKey : "000000000000";
    }

    /** An ARN of this account, such as {@code arn:aws:kinesis:us-east-1:000000000000:stream/name}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + id() + ":" + resource;
    }
}
