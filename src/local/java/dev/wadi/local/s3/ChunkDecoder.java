package dev.wadi.local.s3;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/**
 * Takes the form {@code aws-chunked} off a body, in which the SDK sends objects with signature and checksum: {@code SIZE;chunk-signature=...}, the data, and
 * so on up to a chunk of size 0, behind which trailers stand. S3Proxy knows only some of its kinds. Neither signatures nor checksums are looked at.
 */
final class ChunkDecoder {
    private static final int HEXADECIMAL = 16;

    private final StringBuilder header = new StringBuilder();
    private long left;
    private boolean ended;

    /**
     * Takes the next piece of the body.
     *
     * @param data gets what is data in it, in parts that are not copied
     */
    void decode(Buffer piece, Handler<Buffer> data) {
        int at = 0;
        while (at < piece.length() && !ended) {
            if (left > 0) {
                int length = (int) Math.min(left, piece.length() - at);
                data.handle(piece.slice(at, at + length));
                left -= length;
                at += length;
            } else {
                readHeader((char) piece.getByte(at++));
            }
        }
    }

    /** An empty line is the end of the chunk before. */
    private void readHeader(char next) {
        if (next != '\n') {
            header.append(next);
            return;
        }
        String size = header.toString().strip().split(";", 2)[0];
        header.setLength(0);
        if (!size.isEmpty()) {
            left = Long.parseLong(size, HEXADECIMAL);
            ended = left == 0;
        }
    }
}
