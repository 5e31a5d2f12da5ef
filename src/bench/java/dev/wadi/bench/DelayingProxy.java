package dev.wadi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A server further away: what is sent to it arrives {@code distance} later, in order, and without a bound on the throughput. Answers come back at
 * once, so a round trip takes {@code distance} longer.
 */
public final class DelayingProxy implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final Chunk END = new Chunk(new byte[0], 0);

    private final ServerSocket server;
    private final int target;
    private final long distance;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "delaying-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chunk(byte[] bytes, long due) {
        boolean isEnd() {
            return bytes.length == 0;
        }
    }

    private DelayingProxy(ServerSocket server, int target, long distance) {
        this.server = server;
        this.target = target;
        this.distance = distance;
    }

    public static DelayingProxy to(int port, Duration distance) throws IOException {
        DelayingProxy proxy = new DelayingProxy(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, distance.toNanos());
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** For the environment of clients of DynamoDB, where this leads there; those that are built before keep the straight way. */
    public Map<String, String> asDynamoDb() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                for (Socket socket : new Socket[] {client, upstream}) {
                    socket.setTcpNoDelay(true);
                    sockets.add(socket);
                }
                BlockingQueue<Chunk> onTheWay = new LinkedBlockingQueue<>();
                threads.execute(() -> depart(client, onTheWay));
                threads.execute(() -> arrive(onTheWay, upstream));
                threads.execute(() -> copy(upstream, client));
            }
        } catch (IOException e) {
            end(); // closed: the way this ends
        }
    }

    private void depart(Socket from, BlockingQueue<Chunk> onTheWay) {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                onTheWay.add(new Chunk(Arrays.copyOf(buffer, count), System.nanoTime() + distance));
            }
        } catch (IOException e) {
            // the connection ended
        } finally {
            onTheWay.add(END);
        }
    }

    private void arrive(BlockingQueue<Chunk> onTheWay, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Chunk chunk = onTheWay.take(); !chunk.isEnd(); chunk = onTheWay.take()) {
                for (long wait = chunk.due() - System.nanoTime(); wait > 0; wait = chunk.due() - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                out.write(chunk.bytes());
            }
        } catch (IOException e) {
            return; // the connection ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // the connection ended
        }
    }

    private void end() {
        sockets.forEach(DelayingProxy::closeQuietly);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // closed already
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        end();
        threads.shutdownNow();
    }
}
