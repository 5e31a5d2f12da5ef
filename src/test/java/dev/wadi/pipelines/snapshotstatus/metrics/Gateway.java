package dev.wadi.pipelines.snapshotstatus.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The part of a push gateway that is written to: groups by their path, each with the samples that were pushed last. */
final class Gateway implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch open = new CountDownLatch(1);
    private final boolean hangs;
    final Map<String, String> groups = new ConcurrentSkipListMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile int status = 200;

    Gateway(boolean hangs) throws IOException {
        this.hangs = hangs;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange call) throws IOException {
        String group = call.getRequestURI().getRawPath();
        String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        requests.add(call.getRequestMethod() + " " + group);
        if (hangs) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (status == 200 && call.getRequestMethod().equals("DELETE")) {
            groups.remove(group);
        } else if (status == 200) {
            groups.put(group, body);
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Samples of a group by name and labels, without the {@code _max} that only Micrometer's summaries have. */
    Map<String, String> samples(String group) {
        Map<String, String> samples = new TreeMap<>();
        groups.getOrDefault(group, "")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> samples.put(
                        line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        return samples;
    }

    @Override
    public void close() {
        open.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
