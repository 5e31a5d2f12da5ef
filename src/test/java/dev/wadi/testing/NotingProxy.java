package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web proxy that lets nothing through, and notes the first line of whatever is asked of it. */
public final class NotingProxy implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "noting-proxy");
        thread.setDaemon(true);
        return thread;
    });

    public NotingProxy() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                threads.execute(() -> refuse(caller));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void refuse(Socket caller) {
        try (caller;
                BufferedReader request =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1))) {
            asked.add(String.valueOf(request.readLine()));
            caller.getOutputStream()
                    .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(ISO_8859_1));
        } catch (IOException e) {
            return; // gone
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What makes a program use it, in the environment. */
    public Map<String, String> environment() {
        String url = "http://127.0.0.1:" + port();
        return Map.of("HTTP_PROXY", url, "HTTPS_PROXY", url, "http_proxy", url, "https_proxy", url);
    }

    /** Such as {@code CONNECT dynamodb.us-east-1.amazonaws.com:443 HTTP/1.1}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
