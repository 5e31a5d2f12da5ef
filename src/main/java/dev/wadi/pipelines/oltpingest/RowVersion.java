package dev.wadi.pipelines.oltpingest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 128 bits of a hash of what tells one version of a row from all others. */
public record RowVersion(long high, long low) {

    public static RowVersion of(byte[] identity, int length) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
        digest.update(identity, 0, length);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new RowVersion(hash.getLong(), hash.getLong());
    }
}
