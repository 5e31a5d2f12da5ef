package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The way to a Redis that understands what goes through: a command is passed on, or answered here in its place, as a proxy or a managed service
 * does it that has had enough.
 */
public final class RespProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "resp-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile Function<String, Optional<String>> answers = command -> Optional.empty();

    public RespProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on a command, by its name in upper case, gets this line instead of Redis' reply, such as {@code -ERR no}; empty passes it on. */
    public void answer(Function<String, Optional<String>> line) {
        answers = line;
    }

    /** From now on all is passed on. */
    public void mend() {
        answers = command -> Optional.empty();
    }

    /** How many commands did not get through. */
    public int answered() {
        return answered.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(upstream);
                threads.execute(() -> serve(client, upstream));
            }
        } catch (IOException e) {
            close(server); // the end of it
        }
    }

    /** One command after the other, so that replies stay in order also where commands come as a pipeline. */
    private void serve(Socket client, Socket upstream) {
        try (client;
                upstream) {
            InputStream commands = new BufferedInputStream(client.getInputStream());
            InputStream replies = new BufferedInputStream(upstream.getInputStream());
            OutputStream answer = client.getOutputStream();
            while (true) {
                ByteArrayOutputStream command = new ByteArrayOutputStream();
                copyValue(commands, command);
                Optional<String> line = answers.apply(name(command.toByteArray()));
                if (line.isPresent()) {
                    answered.incrementAndGet();
                    answer.write((line.get() + "\r\n").getBytes(UTF_8));
                } else {
                    upstream.getOutputStream().write(command.toByteArray());
                    ByteArrayOutputStream reply = new ByteArrayOutputStream();
                    copyValue(replies, reply);
                    answer.write(reply.toByteArray());
                }
            }
        } catch (IOException e) {
            return; // a connection ended
        }
    }

    /** {@code *n $n NAME ...} */
    private static String name(byte[] command) {
        return new String(command, ISO_8859_1).split("\r\n", 4)[2].toUpperCase(Locale.ROOT);
    }

    private static void copyValue(InputStream from, ByteArrayOutputStream to) throws IOException {
        String line = copyLine(from, to);
        switch (line.charAt(0)) {
            case '*' -> {
                for (int i = Integer.parseInt(line.substring(1)); i > 0; i--) {
                    copyValue(from, to);
                }
            }
            case '$' -> {
                int length = Integer.parseInt(line.substring(1));
                if (length >= 0) {
                    to.writeBytes(from.readNBytes(length + 2));
                }
            }
            default -> {
                // a line is all there is
            }
        }
    }

    private static String copyLine(InputStream from, ByteArrayOutputStream to) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = from.read(); read != '\n'; read = from.read()) {
            if (read < 0) {
                throw new EOFException();
            }
            line.write(read);
        }
        line.write('\n');
        to.writeBytes(line.toByteArray());
        return line.toString(ISO_8859_1).stripTrailing();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            return; // closed already
        }
    }

    @Override
    public void close() {
        close(server);
        sockets.forEach(RespProxy::close);
        threads.shutdownNow();
    }
}
