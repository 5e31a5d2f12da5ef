package dev.wadi.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/**
 * A real redis-server in a process of its own, on the loopback address, keeping nothing on disk. It ends with this JVM,
 * however that ends ({@link Watchdog}).
 */
final class Redis implements LocalService {

    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 3;
    /** With a program that is still open for writing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private final RedisServer server;

    private Redis(RedisServer server) {
        this.server = server;
    }

    /** Another program may take a free port before redis-server does; then the next one is tried. */
    static Redis start(PartStart start) throws IOException {
        return start(start, program(start));
    }

    static Redis start(PartStart start, File program) throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        int attempt = 1;
        while (true) {
            int port = start.port(Part.REDIS) == 0 ? PartStart.freePort() : start.port(Part.REDIS);
            Path configuration = configure(start, port);
            RedisServer server = new RedisServer(
                    port,
                    List.of(program.getAbsolutePath(), configuration.toString()),
                    false,
                    line -> LOG.debug("redis-server: {}", line),
                    line -> LOG.warn("redis-server: {}", line));
            try {
                server.start();
                return new Redis(server);
            } catch (IOException e) {
                LOG.debug("redis-server did not start on port {}", port, e);
                if (isStillOpen(e) && System.nanoTime() - giveUp < 0) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                } else if (start.port(Part.REDIS) != 0 || attempt++ == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Unpacked anew. */
    static File program(PartStart start) throws IOException {
        return ExecutableProvider.newJarResourceProvider(start.folder().toFile()).get();
    }

    /** A process that was forked while the program was written has it open for writing until it runs a program of its own; nobody can run it so long. */
    private static boolean isStillOpen(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Text file busy")) {
                return true;
            }
        }
        return false;
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
                pidfile "%s"
                databases 1024
                save ""
                appendonly no
                %s""", HOST, port, start.folder(), Watchdog.pidFile(start.folder(), "redis"), password);
        return Files.writeString(start.folder().resolve("redis-" + port + ".conf"), configuration);
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
