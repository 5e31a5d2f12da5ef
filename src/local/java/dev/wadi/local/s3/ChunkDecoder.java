package dev.wadi.local.s3;

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

    /** The data in the next piece of the body; may be empty. */
    Buffer decode(Buffer piece) {
        Buffer data = Buffer.buffer(piece.length());
        int at = 0;
        while (at < piece.length() && !ended) {
            if (left > 0) {
                int length = (int) Math.min(left, piece.length() - at);
                data.appendBuffer(piece, at, length);
                left -= length;
                at += length;
            } else {
                readHeader((char) piece.getByte(at++));
            }
        }
        return data;
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
