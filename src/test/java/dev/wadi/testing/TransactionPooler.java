package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stands in front of a PostgreSQL as PgBouncer does in transaction mode: a few connections to the server, each of which a client has for one transaction; what a client sets for its session stays
 * with the connection, and others get it. Asks nobody for a password.
 */
public final class TransactionPooler implements AutoCloseable {
    private static final int SSL = 80877103;
    private static final int GSS = 80877104;
    private static final int VERSION_3 = 196608;
    /** What PgBouncer takes of a client beside user and database. */
    private static final Set<String> TRACKED =
            Set.of("user", "database", "client_encoding", "DateStyle", "TimeZone", "application_name");

    private final URI server;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "transaction-pooler");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Line> pool = new LinkedBlockingQueue<>();

    /** One connection, of a client or to the server. */
    private record Line(Socket socket, DataInputStream in, DataOutputStream out) {

        static Line of(Socket socket) throws IOException {
            return new Line(
                    socket,
                    new DataInputStream(socket.getInputStream()),
                    new DataOutputStream(new BufferedOutputStream(socket.getOutputStream())));
        }

        void send(int type, byte[] content) throws IOException {
            out.writeByte(type);
            out.writeInt(content.length + Integer.BYTES);
            out.write(content);
        }

        byte[] content() throws IOException {
            return in.readNBytes(in.readInt() - Integer.BYTES);
        }
    }

    /** @param url of a database whose server trusts everybody, as the driver has it */
    public TransactionPooler(String url, int connections) throws IOException {
        server = URI.create(url.substring("jdbc:".length()));
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        for (int i = 0; i < connections; i++) {
            pool.add(connect());
        }
        threads.execute(this::accept);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + server.getPath();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private Line connect() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        sockets.add(socket);
        Line line = Line.of(socket);
        ByteArrayOutputStream startup = new ByteArrayOutputStream();
        for (String word :
                new String[] {"user", "postgres", "database", server.getPath().substring(1), ""}) {
            startup.writeBytes(word.getBytes(UTF_8));
            startup.write(0);
        }
        line.out().writeInt(startup.size() + 2 * Integer.BYTES);
        line.out().writeInt(VERSION_3);
        line.out().write(startup.toByteArray());
        line.out().flush();
        for (int type = line.in().readByte(); type != 'Z'; type = line.in().readByte()) {
            line.content();
        }
        line.content();
        return line;
    }

    private void serve(Socket socket) {
        Line attached = null;
        try (socket) {
            Line client = Line.of(socket);
            if (!greet(client)) {
                return;
            }
            for (int type = client.in().readByte();
                    type != 'X';
                    type = client.in().readByte()) {
                if (attached == null) {
                    attached = pool.take();
                }
                attached.send(type, client.content());
                if ((type == 'Q' || type == 'S') && answer(attached, client)) {
                    pool.add(attached);
                    attached = null;
                }
            }
        } catch (IOException e) {
            return; // the client is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (attached != null) {
                replace(attached);
            }
        }
    }

    /** False for a request to cancel, and for what PgBouncer would refuse. */
    private static boolean greet(Line client) throws IOException {
        while (true) {
            int length = client.in().readInt() - 2 * Integer.BYTES;
            int version = client.in().readInt();
            if (version == SSL || version == GSS) {
                client.out().writeByte('N');
                client.out().flush();
            } else if (version != VERSION_3) {
                return false;
            } else {
                return welcome(client, new String(client.in().readNBytes(length), UTF_8).split("\0"));
            }
        }
    }

    private static boolean welcome(Line client, String... parameters) throws IOException {
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            if (!TRACKED.contains(parameters[i])) {
                client.send(
                        'E',
                        ("SFATAL\0C08P01\0Munsupported startup parameter: " + parameters[i] + "\0\0").getBytes(UTF_8));
                client.out().flush();
                return false;
            }
        }
        client.send('R', new byte[Integer.BYTES]);
        for (String status : new String[] {
            "server_version\00017.0\0", "client_encoding\0UTF8\0", "standard_conforming_strings\0on\0",
            "integer_datetimes\0on\0", "DateStyle\0ISO, MDY\0", "TimeZone\0UTC\0"
        }) {
            client.send('S', status.getBytes(UTF_8));
        }
        client.send('Z', new byte[] {'I'});
        client.out().flush();
        return true;
    }

    /** Whether the transaction is at its end. */
    private static boolean answer(Line from, Line client) throws IOException {
        from.out().flush();
        while (true) {
            int type = from.in().readByte();
            byte[] content = from.content();
            client.send(type, content);
            if (type == 'Z') {
                client.out().flush();
                return content[0] == 'I';
            }
        }
    }

    /** Of a transaction that its client has left. */
    private void replace(Line left) {
        try {
            left.socket().close();
            if (!listening.isClosed()) {
                pool.add(connect());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
