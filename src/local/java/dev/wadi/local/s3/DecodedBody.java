package dev.wadi.local.s3;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** The body of a request without the form {@code aws-chunked}. What comes as one piece may be handed on as several. */
final class DecodedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> encoded;
    private final ChunkDecoder decoder = new ChunkDecoder();
    private Handler<Throwable> failure;

    DecodedBody(ReadStream<Buffer> encoded) {
        this.encoded = encoded;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        encoded.handler(handler == null ? null : piece -> decode(piece, handler));
        return this;
    }

    private void decode(Buffer piece, Handler<Buffer> handler) {
        try {
            decoder.decode(piece, handler);
        } catch (NumberFormatException e) {
            if (failure != null) {
                failure.handle(e);
            }
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failure = handler;
        encoded.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        encoded.endHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        encoded.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        encoded.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        encoded.fetch(amount);
        return this;
    }
}
