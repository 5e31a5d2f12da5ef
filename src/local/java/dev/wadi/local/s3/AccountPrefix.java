package dev.wadi.local.s3;

import dev.wadi.local.emulator.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the names of an account's buckets in the store that all accounts share, and nowhere else.
 *
 * @param text hexadecimal digits and a hyphen
 */
record AccountPrefix(String text) {
    private static final int BYTES = 10;
    private static final Pattern BUCKET = Pattern.compile("<Bucket>\\s*<Name>(.*?)</Name>.*?</Bucket>", Pattern.DOTALL);

    static AccountPrefix of(Account account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(account.accessKey().getBytes(StandardCharsets.UTF_8));
            return new AccountPrefix(HexFormat.of().formatHex(digest, 0, BYTES) + "-");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The source of a copy as the store knows it; {@code /bucket/key} or {@code bucket/key}. */
    String ofCopySource(String source) {
        return source.startsWith("/") ? "/" + text + source.substring(1) : text + source;
    }

    /** An answer of the store as the account may see it. */
    String removedFrom(String xml) {
        Matcher bucket = BUCKET.matcher(xml);
        StringBuilder own = new StringBuilder();
        while (bucket.find()) {
            String kept = bucket.group(1).startsWith(text) ? bucket.group() : "";
            bucket.appendReplacement(own, Matcher.quoteReplacement(kept));
        }
        return bucket.appendTail(own).toString().replace(text, "");
    }
}
