package dev.wadi.local.s3;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.s3.Forwarding.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * S3 as clients see it: HTTP/1.1 on the loopback address, in path style, without a look at signatures. All requests are handled on one event loop. Writes of
 * one key are done one after the other, from the look at their conditions to the last byte, so that of several that may only be the first one is.
 */
public final class S3Front implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3Front.class);

    /** Of a body, in bytes: what is read at a time, not what the socket gives in small parts. */
    static final int PIECE = 1 << 16;

    private final Vertx vertx;
    private final HttpServer server;
    private final Emulation emulation;
    private final ObjectStore store;
    private final Forwarding forwarding;
    private final Notifications notifications;
    private final KeyTurns turns = new KeyTurns();
    /** S3Proxy answers what is put into a bucket that is not there before it was sent, and is gone then. */
    private final Set<String> buckets = new HashSet<>();

    private S3Front(
            Vertx vertx, HttpServer server, Emulation emulation, CompletableFuture<URI> queues, ObjectStore store) {
        this.vertx = vertx;
        this.store = store;
        this.server = server.requestHandler(this::accept);
        this.emulation = emulation;
        forwarding = new Forwarding(vertx, store);
        notifications = new Notifications(emulation.clock(), queues);
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @param queues where SQS listens, once it is known
     * @param folder for objects that are to be on the disk
     */
    public static CompletionStage<S3Front> start(
            Vertx vertx, int port, Emulation emulation, CompletableFuture<URI> queues, Path folder) {
        HttpServer http = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setTcpNoDelay(true)
                .setMaxChunkSize(PIECE)
                .setHandle100ContinueAutomatically(true));
        S3Front front = new S3Front(vertx, http, emulation, queues, new ObjectStore(folder));
        return http.listen().map(front).toCompletionStage();
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Starts what starts with the first call otherwise: done when calls are answered at once. */
    public CompletionStage<Integer> startStore() {
        return store.port();
    }

    private void accept(HttpServerRequest http) {
        http.pause();
        S3Request request;
        try {
            request = S3Request.of(http);
        } catch (AwsException e) {
            LOG.debug("Somebody without a name", e);
            refuse(http, S3Errors.accessDenied());
            return;
        }
        Optional<AwsException> wanted = emulation.faults().onCall(request.account(), request.operation());
        (wanted.isPresent() ? Future.failedFuture(wanted.get()) : serve(request))
                .onFailure(fault -> refuse(http, known(fault)));
    }

    private static AwsException known(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof AwsException known) {
            return known;
        }
        if (cause instanceof TimeoutException) {
            return S3Errors.slowDown();
        }
        LOG.debug("A call of S3 failed", cause);
        return S3Errors.failed(cause);
    }

    private Future<?> serve(S3Request request) {
        if (request.needsBucket() && !buckets.contains(request.bucketPlace())) {
            return Future.failedFuture(S3Errors.noSuchBucket());
        }
        return switch (request.operation()) {
            case "CreateBucket" -> forwarding.forwardWithoutBody(request).onSuccess(made -> note(request, made));
            case "DeleteBucket" -> forwarding.forward(request).onSuccess(gone -> forget(request, gone));
            case "PutBucketNotificationConfiguration" -> configure(request);
            case "GetBucketNotificationConfiguration" -> give(request, notifications.configuration(request));
            default ->
                request.changesObject()
                        ? turns.take(request.place(), () -> change(request))
                        : forwarding.forward(request);
        };
    }

    private void note(S3Request request, Answer made) {
        if (made.isDone()) {
            buckets.add(request.bucketPlace());
        }
    }

    private void forget(S3Request request, Answer gone) {
        if (gone.isDone()) {
            buckets.remove(request.bucketPlace());
            notifications.forget(request);
        }
    }

    private Future<Void> configure(S3Request request) {
        Future<Buffer> configuration = request.http().body();
        request.http().resume();
        return configuration
                .compose(body -> Future.fromCompletionStage(
                        notifications.configure(request, body.toString(StandardCharsets.UTF_8)),
                        vertx.getOrCreateContext()))
                .compose(done -> give(request, ""));
    }

    private static Future<Void> give(S3Request request, String xml) {
        request.http().resume();
        return request.http()
                .response()
                .putHeader("Content-Type", "application/xml")
                .end(xml);
    }

    private Future<Void> change(S3Request request) {
        WriteCondition condition = WriteCondition.of(request);
        Future<?> allowed = condition.isGiven()
                ? forwarding.stored(request).map(there -> {
                    condition.require(there);
                    return there;
                })
                : Future.succeededFuture();
        return allowed.compose(yes -> forwarding.forward(request)).compose(answer -> tell(request, answer));
    }

    /** Before the next write of the key, so that size and digest are those of this one. */
    private Future<Void> tell(S3Request request, Answer answer) {
        List<QueueRule> rules = request.makesObject() && answer.isDone() ? notifications.concerned(request) : List.of();
        return rules.isEmpty()
                ? Future.succeededFuture()
                : forwarding
                        .stored(request)
                        .onSuccess(there -> there.ifPresent(object -> notifications.created(request, object, rules)))
                        .mapEmpty();
    }

    /** The rest of a request is read and thrown away: who still sends when the connection is closed never sees the answer. */
    private static void refuse(HttpServerRequest http, AwsException error) {
        if (http.response().headWritten() || http.response().closed()) {
            http.connection().close();
            return;
        }
        if (http.isEnded()) {
            S3Errors.answer(http, error);
            return;
        }
        http.handler(rest -> {});
        http.endHandler(end -> S3Errors.answer(http, error));
        http.resume();
    }

    /** Stops listening, cuts off the connections, and forgets all. */
    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        notifications.close();
        store.close();
    }
}
