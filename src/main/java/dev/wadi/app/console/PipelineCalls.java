package dev.wadi.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.DirectAnswer;
import dev.wadi.delivery.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /pipelines/NAME}: an event for a pipeline that {@linkplain DirectAnswer answers directly}. For callers on this machine. */
final class PipelineCalls {
    /** Of a body, in bytes; what a queue would take. */
    static final int LONGEST = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PipelineCalls.class);
    private static final String PATH = "/pipelines/:name";
    private static final String JSON = "application/json";
    private static final int UNKNOWN = 404;
    private static final int TOO_LARGE = 413;
    private static final int OTHER_TYPE = 415;
    private static final int REFUSED = 422;
    private static final int UNAVAILABLE = 503;

    private final Router router;
    private final CamelContext context;

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
        try {
            byte[] event = call.body().buffer() == null
                    ? new byte[0]
                    : call.body().buffer().getBytes();
            end(call, 200, JSON, pipeline.get().answer(event));
        } catch (RefusedException e) {
            problem(call, REFUSED, e.reason().name().replace('_', '-'), e.getMessage());
        } catch (Exception e) {
            LOG.warn("A call of {} failed", name, e);
            problem(call, UNAVAILABLE, "unavailable", "A service that the pipeline needs failed; the log says which");
        }
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
