package dev.wadi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in processes of its own, on the loopback address. Anybody on this machine is its superuser {@code postgres}, with any password, and
 * makes the databases that he needs. It ends with this JVM, however that ends ({@link Watchdog}).
 */
record Postgres(PostgresInstallation installation, Path data, int port) implements LocalService {
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);

    /** Another program may take a free port before the server does; then the next one is tried. */
    static Postgres start(PartStart start) throws IOException {
        PostgresInstallation installation = PostgresInstallation.find();
        for (int attempt = 1; ; attempt++) {
            int port = start.port(Part.POSTGRES) == 0 ? PartStart.freePort() : start.port(Part.POSTGRES);
            Postgres server =
                    new Postgres(installation, start.folder().resolve("postgres-" + attempt), port);
            try {
                server.run();
                return server;
            } catch (IOException e) {
                if (start.port(Part.POSTGRES) != 0 || attempt == ATTEMPTS) {
                    throw new IOException(e.getMessage() + "\n" + server.log(), e);
                }
                LOG.debug("PostgreSQL did not start on port {}", port, e);
            }
        }
    }

    private void run() throws IOException {
        installation.copyTemplate(data);
        Files.writeString(data.resolve("postgresql.conf"), configuration(), StandardOpenOption.APPEND);
        installation.run("pg_ctl", "start", "--pgdata=" + data, "--log=" + logFile(), "--wait", "--timeout=60");
    }

    /** Nothing outlives the process, so that nothing need be on disk before a commit returns. */
    private String configuration() {
        return String.format(Locale.ROOT, """

                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                external_pid_file = '%s'
                max_connections = 100
                timezone = 'UTC'
                fsync = off
                synchronous_commit = off
                full_page_writes = off
                max_wal_size = 1GB
                """, port, Watchdog.pidFile(data.getParent(), "postgres"));
    }

    private Path logFile() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private String log() throws IOException {
        return Files.exists(logFile()) ? Files.readString(logFile()).strip() : "";
    }

    /** The database that is always there; others have their own name at the end of the URL. */
    @Override
    public Map<String, String> environment() {
        return Map.of("POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    }

    @Override
    public void close() {
        try {
            installation.run("pg_ctl", "stop", "--pgdata=" + data, "--mode=immediate", "--wait");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
