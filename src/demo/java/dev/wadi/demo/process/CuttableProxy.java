package dev.wadi.demo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A server that can go away and come back with all that it holds: only the way to it is cut. */
public final class CuttableProxy implements AutoCloseable {
    private volatile int target;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "cuttable-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private Future<?> accepting;
    private volatile boolean silent;

    public CuttableProxy(int target) {
        this.target = target;
        server = listen(0);
        port = server.getLocalPort();
        accept(server);
    }

    public int port() {
        return port;
    }

    /** Ends all connections and refuses new ones. */
    public void cut() {
        close(server);
        await(accepting);
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    /** From now on nothing comes through, while all connections stay open and new ones are taken. */
    public void silence() {
        silent = true;
    }

    /** New connections lead to another server; those that are open stay where they are. */
    public void turnTo(int other) {
        target = other;
    }

    /** Takes connections again, and lets everything through. */
    public void mend() {
        silent = false;
        server = listen(port);
        accept(server);
    }

    private void accept(ServerSocket listening) {
        accepting = threads.submit(() -> {
            try {
                while (!listening.isClosed()) {
                    Socket client = listening.accept();
                    Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(client);
                    sockets.add(upstream);
                    threads.execute(() -> copy(client, upstream));
                    threads.execute(() -> copy(upstream, client));
                }
            } catch (IOException e) {
                close(listening); // cut: the way this ends
            }
        });
    }

    private void copy(Socket from, Socket to) {
        byte[] chunk = new byte[8_192];
        try (from;
                to) {
            for (int read = 0; read >= 0; read = from.getInputStream().read(chunk)) {
                if (!silent) {
                    to.getOutputStream().write(chunk, 0, read);
                }
            }
        } catch (IOException e) {
            return; // the connection ended
        }
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port is free, and no connection comes any more, when the thread that accepts has seen the end. */
    private static void await(Future<?> end) {
        try {
            end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            return; // closed already
        }
    }

    @Override
    public void close() {
        cut();
        threads.shutdownNow();
    }
}
