package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from a process to AWS services, on which its calls are counted. At the n-th call, when the service has done it and before the process
 * gets the answer, something happens, such as the end of the process.
 */
public final class CallGate implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    /** Of the connection, not of the call. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "http2-settings");

    private final Set<String> uncounted;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "call-gate");
        thread.setDaemon(true);
        return thread;
    });
    private final List<HttpServer> ways = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private volatile BiPredicate<String, String> lost = (operation, body) -> false;
    private int last = Integer.MAX_VALUE;
    private Runnable event = () -> {};

    /** @param uncounted operations that a process calls by the clock, such as polls */
    public CallGate(Set<String> uncounted) {
        this.uncounted = uncounted;
    }

    /** The same service, behind the gate. */
    public URI to(URI service) {
        try {
            HttpServer way = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            way.setExecutor(threads);
            way.createContext("/", exchange -> handle(exchange, service));
            way.start();
            ways.add(way);
            return URI.create("http://127.0.0.1:" + way.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            String operation = operation(exchange, body);
            HttpResponse<byte[]> answer = uncounted.contains(operation)
                    ? forward(exchange, service, body)
                    : count(operation, exchange, service, body);
            if (answer != null && !lost.test(operation, new String(body, UTF_8))) {
                answer(exchange, answer);
            }
        }
    }

    /** One call at a time, so that there is nothing under way beside the one with the event. */
    private synchronized HttpResponse<byte[]> count(String operation, HttpExchange exchange, URI service, byte[] body)
            throws IOException {
        if (calls.size() >= last) {
            return null;
        }
        HttpResponse<byte[]> answer = forward(exchange, service, body);
        calls.add(operation);
        if (calls.size() == last) {
            event.run();
            return null;
        }
        return answer;
    }

    private static String operation(HttpExchange exchange, byte[] body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(new String(body, UTF_8));
        return action.find() ? action.group(1) : exchange.getRequestMethod();
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, URI service, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        ways.forEach(way -> way.stop(0));
        threads.shutdownNow();
    }
}
