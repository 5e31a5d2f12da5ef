package dev.wadi.local.s3;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests on to the {@link ObjectStore}, and its answers back. Objects go through in pieces, in either direction. */
final class Forwarding {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    private static final String COPY_SOURCE = "x-amz-copy-source";
    /** Of this connection alone, or what the front itself answers for. */
    private static final Set<String> NOT_HANDED_ON = Set.of(
            "host",
            "connection",
            "keep-alive",
            "expect",
            "transfer-encoding",
            "if-match",
            "if-none-match",
            COPY_SOURCE);

    private static final String DECODED_LENGTH = "x-amz-decoded-content-length";
    /** Of a body in the form {@code aws-chunked}.  */
    private static final Set<String> OF_CHUNKED_FORM =
            Set.of(DECODED_LENGTH, "x-amz-content-sha256", "x-amz-trailer", "x-amz-sdk-checksum-algorithm");

    private static final Set<String> NOT_HANDED_BACK = Set.of("connection", "keep-alive", "transfer-encoding");
    /** Each client waits in a call of its own; more at a time than S3Proxy has threads. */
    private static final int CONNECTIONS = 256;
    /** Below that of S3Proxy, which would close a connection under a request. */
    private static final int IDLE_SECONDS = 10;

    /** For the store to start; below the time after which clients give up. */
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final Vertx vertx;
    private final ObjectStore store;
    private final HttpClient client;

    Forwarding(Vertx vertx, ObjectStore store) {
        this.vertx = vertx;
        this.store = store;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAliveTimeout(IDLE_SECONDS));
    }

    /**
     * What the store has answered.
     *
     * @param text empty where it went through unread
     */
    record Answer(int status, String text) {

        /** S3 begins the answer to what takes long before it knows how it ends. */
        boolean isDone() {
            return status / 100 == 2 && !text.contains("<Error>");
        }
    }

    /** Sends the request on, and gives the answer to who asked. */
    Future<Answer> forward(S3Request request) {
        HttpServerRequest http = request.http();
        return open(http.method(), target(request))
                .compose(call -> {
                    if (http.response().closed()) {
                        // it was told before somebody listened: its body would be waited for without end
                        call.reset();
                        return Future.failedFuture("The client has gone");
                    }
                    handOn(request, call.headers());
                    return request.hasObject() ? handBody(request, call) : sendBody(request, call);
                })
                .compose(answer -> handBack(request, answer));
    }

    private static Future<HttpClientResponse> sendBody(S3Request request, HttpClientRequest call) {
        HttpServerRequest http = request.http();
        Future<HttpClientResponse> answer = call.response();
        body(http).pipe().endOnFailure(false).to(call).onFailure(broken -> {
            LOG.debug("A request to S3 broke off", broken);
            if (http.response().closed()) {
                call.reset();
            } else {
                throwAwayRest(http);
            }
        });
        return answer;
    }

    /** An object goes to the store in this process, and only what is said of it over HTTP. */
    private Future<HttpClientResponse> handBody(S3Request request, HttpClientRequest call) {
        HttpServerRequest http = request.http();
        String length = call.headers().get(HttpHeaders.CONTENT_LENGTH);
        HandedBodies bodies = store.bodies();
        String name = bodies.add(
                new AwaitedBody(body(http), vertx.getOrCreateContext(), Long.parseLong(length)));
        call.putHeader(HandedBodies.HEADER, name)
                .putHeader(DECODED_LENGTH, length)
                .putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        return call.send().onComplete(answer -> {
            bodies.remove(name);
            throwAwayRest(http);
        });
    }

    /** The store may have answered before all was there. */
    private static void throwAwayRest(HttpServerRequest http) {
        if (!http.isEnded()) {
            http.handler(rest -> {}).resume();
        }
    }

    /** The same without its body: the store knows no regions, and would refuse to make a bucket in one. */
    Future<Answer> forwardWithoutBody(S3Request request) {
        request.http().handler(rest -> {}).resume();
        return open(request.http().method(), target(request))
                .compose(call -> call.putHeader(HttpHeaders.CONTENT_LENGTH, "0").send())
                .compose(answer -> handBack(request, answer));
    }

    /** What stands under the key of the request now. */
    Future<Optional<ObjectState>> stored(S3Request request) {
        return open(HttpMethod.HEAD, path(request))
                .compose(HttpClientRequest::send)
                .map(answer -> answer.statusCode() == 200
                        ? Optional.of(new ObjectState(
                                ObjectState.unquoted(answer.getHeader(HttpHeaders.ETAG)),
                                Long.parseLong(answer.getHeader(HttpHeaders.CONTENT_LENGTH))))
                        : Optional.empty());
    }

    private Future<HttpClientRequest> open(HttpMethod method, String target) {
        return Future.fromCompletionStage(
                        store.port().copy().orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS),
                        vertx.getOrCreateContext())
                .compose(port -> client.request(method, port, "127.0.0.1", target));
    }

    private static String path(S3Request request) {
        return "/" + (request.bucket().isEmpty() ? "" : request.bucketPlace())
                + (request.key().isEmpty() ? "" : "/" + request.key());
    }

    private static String target(S3Request request) {
        return path(request) + (request.query().isEmpty() ? "" : "?" + request.query());
    }

    private static ReadStream<Buffer> body(HttpServerRequest http) {
        return http.getHeader(DECODED_LENGTH) == null ? http : new DecodedBody(http);
    }

    private static void handOn(S3Request request, MultiMap headers) {
        boolean reads = !request.changesObject();
        for (Map.Entry<String, String> header : request.http().headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("content-encoding")) {
                String own = header.getValue().replaceAll(",?\\s*aws-chunked", "");
                if (!own.isBlank()) {
                    headers.add(header.getKey(), own);
                }
            } else if (!NOT_HANDED_ON.contains(name) || (reads && name.startsWith("if-"))) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        String source = request.http().getHeader(COPY_SOURCE);
        if (source != null) {
            headers.set(COPY_SOURCE, AccountPrefix.of(request.account()).ofCopySource(source));
        }
        String decodedLength = request.http().getHeader(DECODED_LENGTH);
        if (decodedLength != null) {
            OF_CHUNKED_FORM.forEach(headers::remove);
            headers.set(HttpHeaders.CONTENT_LENGTH, decodedLength);
        } else if (request.http().getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            headers.set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
    }

    private static Future<Answer> handBack(S3Request request, HttpClientResponse from) {
        int status = from.statusCode();
        HttpServerResponse to = request.http().response().setStatusCode(status);
        for (Map.Entry<String, String> header : from.headers()) {
            if (!NOT_HANDED_BACK.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.headers().add(header.getKey(), header.getValue());
            }
        }
        if (request.isHead()) {
            return to.end().map(new Answer(status, ""));
        }
        if (request.readsObject() && status / 100 == 2) {
            to.setChunked(!to.headers().contains(HttpHeaders.CONTENT_LENGTH));
            return from.pipeTo(to).map(new Answer(status, ""));
        }
        return from.body().compose(body -> {
            String text = AccountPrefix.of(request.account()).removedFrom(body.toString(StandardCharsets.UTF_8));
            to.headers().remove(HttpHeaders.CONTENT_LENGTH);
            return (text.isEmpty() ? to.end() : to.end(text)).map(new Answer(status, text));
        });
    }
}
