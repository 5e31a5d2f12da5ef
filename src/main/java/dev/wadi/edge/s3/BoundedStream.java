package dev.wadi.edge.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an {@link UnreadableObjectException} where more comes than may, or where it is no archive after all. */
final class BoundedStream extends FilterInputStream {
    private final ContentLimits limits;
    private final Compression compression;
    private final long stored;
    private long count;

    /** @param stored bytes of the whole object: of what has arrived by now, much more may come out of each */
    BoundedStream(InputStream content, ContentLimits limits, Compression compression, long stored) {
        super(content);
        this.limits = limits;
        this.compression = compression;
        this.stored = stored;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int length;
        try {
            length = super.read(into, from, most);
        } catch (IOException | RuntimeException e) {
            throw compression.unreadable(e);
        }
        count += Math.max(length, 0);
        limits.require(count, stored);
        return length;
    }

    @Override
    public long skip(long most) throws IOException {
        byte[] skipped = new byte[(int) Math.min(most, 8192)];
        return Math.max(read(skipped, 0, skipped.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
