package dev.wadi.local.emulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP front of one emulated service: HTTP/1.1 and cleartext HTTP/2 on the loopback address. Calls are done on one
 * event loop, one after the other, which is fast enough because all state is in memory.
 */
public final class EmulatorServer {

    /** Enough for Kinesis' largest call, 10 MiB of data, in base64. */
    static final int LARGEST_BODY = 16 * 1024 * 1024;
    /** Nobody sends that much by mistake. */
    private static final long MOST_READ = 16L * LARGEST_BODY;

    private static final Logger LOG = LoggerFactory.getLogger(EmulatorServer.class);

    private final Dispatcher dispatcher;
    private final HttpServer server;

    private EmulatorServer(Dispatcher dispatcher, HttpServer server) {
        this.dispatcher = dispatcher;
        this.server = server.requestHandler(this::accept);
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     */
    public static CompletionStage<EmulatorServer> start(Vertx vertx, int port, EmulatedService service, Faults faults) {
        HttpServer http = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(port).setTcpNoDelay(true));
        EmulatorServer emulator = new EmulatorServer(new Dispatcher(service, faults), http);
        return http.listen().map(emulator).toCompletionStage();
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Stops listening and cuts off the connections. */
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What is too much is read all the same, and thrown away: who still sends when the connection is closed never sees the answer. */
    private void accept(HttpServerRequest request) {
        Buffer body = Buffer.buffer(sizeHint(request));
        AtomicLong received = new AtomicLong();
        request.handler(chunk -> {
            long length = received.addAndGet(chunk.length());
            if (length <= LARGEST_BODY) {
                body.appendBuffer(chunk);
            } else if (length > MOST_READ) {
                request.connection().close();
            }
        });
        request.endHandler(end -> {
            if (received.get() <= LARGEST_BODY) {
                answer(request, body.getBytes());
            } else {
                request.response().setStatusCode(413).putHeader("Connection", "close");
                request.response().end().onComplete(sent -> request.connection().close());
            }
        });
        request.exceptionHandler(broken -> LOG.debug("A caller went away in the middle of a request", broken));
    }

    private void answer(HttpServerRequest request, byte[] body) {
        HttpResponse answer = dispatcher.answer(new Call(
                request.method().equals(HttpMethod.POST),
                header(request, "X-Amz-Target"),
                header(request, "Content-Type"),
                header(request, "Authorization"),
                body));
        HttpServerResponse response = request.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("x-amzn-RequestId", UUID.randomUUID().toString());
        if (!answer.errorType().isEmpty()) {
            response.putHeader("x-amzn-ErrorType", answer.errorType());
        }
        response.end(Buffer.buffer(answer.body()));
    }

    private static int sizeHint(HttpServerRequest request) {
        String length = header(request, "Content-Length");
        return length.matches("\\d{1,8}") ? Math.min(Integer.parseInt(length), LARGEST_BODY) : 0;
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
