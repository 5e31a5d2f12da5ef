package dev.wadi.edge.s3;

import dev.wadi.edge.s3.UnreadableObjectException.Problem;
import java.io.InputStream;

/**
 * How much of an object is read at most.
 *
 * @param size in bytes, also of what comes out of a compressed one
 * @param ratio how many bytes may come out of each of the whole object
 */
public record ContentLimits(long size, int ratio) {
    /** Up to there any ratio is fine: an empty table of many columns compresses well. */
    static final long ANY_RATIO = 1024L * 1024;

    void requireStored(long stored) throws UnreadableObjectException {
        if (stored > size) {
            throw new UnreadableObjectException(
                    Problem.TOO_LARGE, "the object has " + stored + " bytes, more than " + size);
        }
    }

    InputStream bounded(InputStream content) {
        return new BoundedStream(content, this, Compression.NONE, Long.MAX_VALUE);
    }

    InputStream bounded(InputStream content, Compression compression, long stored) {
        return new BoundedStream(content, this, compression, stored);
    }

    void require(long out, long in) throws UnreadableObjectException {
        if (out > size) {
            throw new UnreadableObjectException(
                    Problem.TOO_LARGE, "the object has more than " + size + " bytes without its compression");
        }
        if (out > ANY_RATIO && out / ratio > in) {
            throw new UnreadableObjectException(
                    Problem.TOO_MUCH_COMPRESSED,
                    "more than " + ratio + " bytes come out of each byte of the object, " + out + " by now");
        }
    }
}
