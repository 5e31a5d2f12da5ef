package dev.wadi.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/**
 * A real redis-server in a process of its own, on the loopback address, keeping nothing on disk. It ends with this JVM,
 * also when the JVM is told to stop; only {@code kill -9} of the JVM leaves it running, because no hook runs then.
 */
final class Redis implements LocalService {

    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private final RedisServer server;

    private Redis(RedisServer server) {
        this.server = server;
    }

    /** Another program may take a free port before redis-server does; then the next one is tried. */
    static Redis start(PartStart start) throws IOException {
        File executable = ExecutableProvider.newJarResourceProvider(
                        start.folder().toFile())
                .get();
        for (int attempt = 1; ; attempt++) {
            int port = start.port(Part.REDIS) == 0 ? freePort() : start.port(Part.REDIS);
            Path configuration = configure(start, port);
            RedisServer server = new RedisServer(
                    port,
                    List.of(executable.getAbsolutePath(), configuration.toString()),
                    false,
                    line -> LOG.debug("redis-server: {}", line),
                    line -> LOG.warn("redis-server: {}", line));
            try {
                server.start();
                return new Redis(server);
            } catch (IOException e) {
                if (start.port(Part.REDIS) != 0 || attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.debug("redis-server did not start on port {}", port, e);
            }
        }
    }

    /** In a file, because a password on the command line could be read by every user of the machine. */
    private static Path configure(PartStart start, int port) throws IOException {
        String password = start.options()
                .redisPassword()
                .map(value -> "requirepass \"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .orElse("");
        String configuration = String.format(Locale.ROOT, """
                bind %s
                port %d
                dir "%s"
                databases 1024
                save ""
                appendonly no
                %s""", HOST, port, start.folder(), password);
        return Files.writeString(start.folder().resolve("redis-" + port + ".conf"), configuration);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("REDIS_HOST", HOST, "REDIS_PORT", server.ports().get(0).toString());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
