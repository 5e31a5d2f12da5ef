package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;

/**
 * The way from a process to AWS services, on which its calls are counted. At the n-th call, when the service has done it and before the process
 * gets the answer, something happens, such as the end of the process.
 */
public final class CallGate implements AutoCloseable {
    private final Set<String> uncounted;
    private final Upstream upstream = new Upstream();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "call-gate");
        thread.setDaemon(true);
        return thread;
    });
    private final List<HttpServer> ways = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    /** Of uncounted calls: the fair one lets no new one begin while somebody waits for the last to end. */
    private final ReadWriteLock background = new ReentrantReadWriteLock(true);

    private volatile BiPredicate<String, String> lost = (operation, body) -> false;
    private int last = Integer.MAX_VALUE;
    private Runnable event = () -> {};

    /** @param uncounted operations that a process calls by the clock, such as polls */
    public CallGate(Set<String> uncounted) {
        this.uncounted = uncounted;
    }

    /** The same service, behind the gate. */
    public URI to(URI service) {
        HttpServer way = Upstream.server(threads, exchange -> handle(exchange, service));
        ways.add(way);
        return Upstream.uri(way);
    }

    /** Counts from the beginning. Behind the n-th call comes the event, and no call after it gets through. */
    public synchronized void arm(int n, Runnable what) {
        calls.clear();
        last = n;
        event = what;
    }

    /** Lets everything through, and counts from the beginning. */
    public void open() {
        arm(Integer.MAX_VALUE, () -> {});
    }

    /** Does something while no uncounted call is under way: a poll that begins behind it finds all of it. */
    public void betweenPolls(Runnable what) {
        background.writeLock().lock();
        try {
            what.run();
        } finally {
            background.writeLock().unlock();
        }
    }

    /**
     * From now on the answers to some calls get lost: the service has done the call, and the connection ends without an answer.
     *
     * @param which by operation and body
     */
    public void loseAnswers(BiPredicate<String, String> which) {
        lost = which;
    }

    /** What was counted, in the order in which the services were done with it. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange, URI service) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String operation = Upstream.operation(exchange, body);
            HttpResponse<byte[]> answer = uncounted.contains(operation)
                    ? forward(exchange, service, body)
                    : count(operation, exchange, service, body);
            if (answer != null && !lost.test(operation, new String(body, UTF_8))) {
                Upstream.answer(exchange, answer);
            }
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, URI service, byte[] body) throws IOException {
        background.readLock().lock();
        try {
            return upstream.forward(exchange, service, body);
        } finally {
            background.readLock().unlock();
        }
    }

    /** One call at a time, so that there is nothing under way beside the one with the event. */
    private synchronized HttpResponse<byte[]> count(String operation, HttpExchange exchange, URI service, byte[] body)
            throws IOException {
        if (calls.size() >= last) {
            return null;
        }
        HttpResponse<byte[]> answer = upstream.forward(exchange, service, body);
        calls.add(operation);
        if (calls.size() == last) {
            event.run();
            return null;
        }
        return answer;
    }

    @Override
    public void close() {
        ways.forEach(way -> way.stop(0));
        threads.shutdownNow();
    }
}
