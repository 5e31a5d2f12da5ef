package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** In front of an AWS service, answers some calls in its stead, as a service or a proxy on the way might. */
public final class AnsweringProxy implements AutoCloseable {
    private static final Rule NONE = operation -> Optional.empty();

    private final Upstream upstream = new Upstream();
    private final URI service;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "answering-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server = Upstream.server(threads, this::handle);
    private final AtomicInteger answered = new AtomicInteger();
    private volatile Rule rule = NONE;

    /** An answer of the proxy's own. */
    public record Page(int status, String contentType, String body) {}

    /** Which calls are answered, and with what; asked for each, from any thread. */
    public interface Rule {
        Optional<Page> answer(String operation);
    }

    public AnsweringProxy(URI service) {
        this.service = service;
    }

    /** In front of nothing: every call has this answer. */
    public static AnsweringProxy only(Page page) {
        AnsweringProxy proxy = new AnsweringProxy(null);
        proxy.answer(operation -> Optional.of(page));
        return proxy;
    }

    public URI uri() {
        return Upstream.uri(server);
    }

    public void answer(Rule some) {
        rule = some;
    }

    /** From now on all calls reach the service. */
    public void mend() {
        rule = NONE;
    }

    /** Whether calls reach the service again. */
    public boolean isMended() {
        return rule.equals(NONE);
    }

    /** How many calls had an answer of the proxy's own. */
    public int answered() {
        return answered.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Page> page = rule.answer(Upstream.operation(exchange, body));
            if (page.isPresent()) {
                exchange.getResponseHeaders().set("Content-Type", page.get().contentType());
                // before who called can look
                answered.incrementAndGet();
                Upstream.answer(exchange, page.get().status(), page.get().body().getBytes(UTF_8));
            } else {
                Upstream.answer(exchange, upstream.forward(exchange, service, body));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
