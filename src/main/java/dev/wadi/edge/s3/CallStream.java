package dev.wadi.edge.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * An object on its way. A connection that breaks off is a fault of the call, also where a decompressor reads: what that itself finds wrong is about the data.
 */
final class CallStream extends FilterInputStream {
    private final Bucket bucket;
    private long count;

    CallStream(Bucket bucket, InputStream call) {
        super(call);
        this.bucket = bucket;
    }

    /** Bytes that were read. */
    long count() {
        return count;
    }

    @Override
    public int read() {
        try {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    @Override
    public int read(byte[] into, int from, int most) {
        try {
            int length = super.read(into, from, most);
            count += Math.max(length, 0);
            return length;
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    @Override
    public long skip(long most) {
        byte[] skipped = new byte[(int) Math.min(most, 8192)];
        return Math.max(read(skipped, 0, skipped.length), 0);
    }

    /** What was read by then cannot be read again. */
    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private SdkClientException brokenOff(IOException cause) {
        return bucket.named(SdkClientException.create("an object broke off while it was read", cause));
    }
}
