package dev.wadi.delivery.deadletter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** Where a letter that refers to an object finds it. */
@FunctionalInterface
public interface LargeLetters {
    /** {@code s3://bucket/key}. */
    Pattern ADDRESS = Pattern.compile("s3://([^/]+)/(.+)", Pattern.DOTALL);

    byte[] content(String bucket, String key);

    /** Those of S3. A fault is thrown as the SDK throws it, also where the object is not there. */
    static LargeLetters of(S3Client s3) {
        return (bucket, key) ->
                s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArrayUnsafe();
    }

    /** @throws IllegalStateException where it is no address */
    default byte[] content(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalStateException("A dead letter refers to " + address + ", which is no s3://BUCKET/KEY");
        }
        return content(parts.group(1), parts.group(2));
    }
}
