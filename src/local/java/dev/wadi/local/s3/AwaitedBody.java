package dev.wadi.local.s3;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The body of a request for a thread that may wait for it. It is asked for on the event loop, a bounded part ahead of who reads. */
final class AwaitedBody extends InputStream {
    /** Each of {@link S3Front#PIECE} bytes at most. */
    private static final int PIECES_AHEAD = 16;

    private final ReadStream<Buffer> body;
    private final Context loop;
    private final long length;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Piece current = new Piece(Buffer.buffer(), null);
    private int taken;
    private long read;

    /** @param failure null where there is none */
    private record Piece(Buffer data, IOException failure) {}

    /**
     * To be made on the event loop.
     *
     * @param body paused
     * @param length what it must have
     */
    AwaitedBody(ReadStream<Buffer> body, Context loop, long length) {
        this.body = body;
        this.loop = loop;
        this.length = length;
        body.handler(data -> pieces.add(new Piece(data, null)))
                .exceptionHandler(broken -> pieces.add(new Piece(null, new IOException("The body broke off", broken))))
                .endHandler(end -> pieces.add(new Piece(null, new EOFException("The body ended before its length"))))
                .fetch(PIECES_AHEAD);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int wanted) throws IOException {
        if (read == length) {
            return -1;
        }
        while (current.failure() == null && taken == current.data().length()) {
            current = take();
            taken = 0;
        }
        if (current.failure() != null) {
            throw current.failure();
        }
        int number = Math.min(wanted, current.data().length() - taken);
        current.data().getBytes(taken, taken + number, to, offset);
        taken += number;
        read += number;
        return number;
    }

    private Piece take() throws IOException {
        try {
            Piece next = pieces.take();
            loop.runOnContext(free -> body.fetch(1));
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a body", e);
        }
    }
}
