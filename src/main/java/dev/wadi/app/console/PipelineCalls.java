package dev.wadi.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.DirectAnswer;
import dev.wadi.delivery.Edges;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.Verdict;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /pipelines/NAME}: an event for a pipeline that {@linkplain DirectAnswer answers directly}. For callers on this machine. */
final class PipelineCalls {
    /** Of a body, in bytes: an event is small. */
    static final int LONGEST = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PipelineCalls.class);
    private static final String PATH = "/pipelines/:name";
    private static final String JSON = "application/json";
    private static final int UNKNOWN = 404;
    private static final int TOO_LARGE = 413;
    private static final int OTHER_TYPE = 415;
    private static final int REFUSED = 422;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;
    private static final String SECONDS_UNTIL_NEXT_TRY = "1";

    private final Router router;
    private final CamelContext context;
    /** Calls that are being answered, by pipeline. */
    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();

    PipelineCalls(Router router, CamelContext context) {
        this.router = router;
        this.context = context;
    }

    void serve() {
        router.post(PATH).handler(PipelineCalls::requireJson);
        // a route of its own: where a handler reads the body, none stands before it
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST))
                .blockingHandler(this::answer, false)
                .failureHandler(PipelineCalls::failed);
    }

    /** Before the body is read. */
    private static void requireJson(RoutingContext call) {
        String type = call.request().getHeader("Content-Type");
        if (type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            call.next();
        } else {
            problem(call, OTHER_TYPE, "other-content-type", "Send the event with Content-Type: " + JSON);
        }
    }

    private void answer(RoutingContext call) {
        String name = call.pathParam("name");
        Optional<DirectAnswer> pipeline = context.getRegistry().findByType(DirectAnswer.class).stream()
                .filter(one -> one.pipeline().equals(name))
                .findFirst();
        if (pipeline.isEmpty()) {
            problem(call, UNKNOWN, "unknown-pipeline", "No pipeline that runs here under this name answers directly");
            return;
        }
        AtomicInteger calls = running.computeIfAbsent(name, first -> new AtomicInteger());
        try {
            if (calls.incrementAndGet() > pipeline.get().atOnce()) {
                call.response().putHeader("Retry-After", SECONDS_UNTIL_NEXT_TRY);
                problem(call, UNAVAILABLE, "busy", "As many calls are being answered as may be at a time; call again");
            } else {
                answer(call, pipeline.get());
            }
        } finally {
            calls.decrementAndGet();
        }
    }

    private static void answer(RoutingContext call, DirectAnswer pipeline) {
        try {
            byte[] event = call.body().buffer() == null
                    ? new byte[0]
                    : call.body().buffer().getBytes();
            end(call, 200, JSON, pipeline.answer(event));
        } catch (RefusedException e) {
            problem(call, REFUSED, e.reason().name().replace('_', '-'), e.getMessage());
        } catch (Exception e) {
            LOG.warn("A call of {} failed", pipeline.pipeline(), e);
            if (isOfAService(e)) {
                problem(
                        call,
                        UNAVAILABLE,
                        "unavailable",
                        "A service that the pipeline needs failed; the log says which");
            } else {
                problem(call, BROKEN, "internal-error", "The pipeline failed; the log says where");
            }
        }
    }

    /** What another call may not meet again. */
    private static boolean isOfAService(Exception fault) {
        return fault instanceof HoldException
                || fault instanceof IOException
                || Edges.ALL
                        .verdict(fault)
                        .filter(verdict -> verdict.kind() != Verdict.Kind.DATA)
                        .isPresent();
    }

    private static void failed(RoutingContext call) {
        if (call.statusCode() == TOO_LARGE) {
            problem(call, TOO_LARGE, "too-large", "An event has at most " + LONGEST + " bytes");
        } else {
            call.next();
        }
    }

    /** As RFC 9457 has it. */
    private static void problem(RoutingContext call, int status, String kind, String detail) {
        end(
                call,
                status,
                "application/problem+json",
                new JsonObject()
                        .put("title", kind)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }

    private static void end(RoutingContext call, int status, String type, String text) {
        call.response().setStatusCode(status).putHeader("Content-Type", type).end(Buffer.buffer(text.getBytes(UTF_8)));
    }
}
