package dev.wadi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections and never answers. */
public final class SilentServer implements AutoCloseable {
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;

    public SilentServer() {
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread accepting = new Thread(this::accept, "silent-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** How many connections it took. */
    public int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                connections.add(server.accept());
            }
        } catch (IOException e) {
            return; // closed: the way this ends
        }
    }

    @Override
    public void close() {
        close(server);
        connections.forEach(SilentServer::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            return; // closed already
        }
    }
}
