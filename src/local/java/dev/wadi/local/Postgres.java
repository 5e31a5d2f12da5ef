package dev.wadi.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A real PostgreSQL in processes of its own, on the loopback address. Anybody on this machine is its superuser {@code postgres}, with any password, and
 * makes the databases that he needs. It ends with this JVM as {@link Redis} does.
 */
record Postgres(EmbeddedPostgres server) implements LocalService {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    /** Unpacked once for all clouds of this user, as that takes longer than the start; they stay. */
    private static final Path BINARIES =
            Path.of(System.getProperty("java.io.tmpdir"), "wadi-postgres-" + System.getProperty("user.name"));

    static Postgres start(PartStart start) throws IOException {
        return new Postgres(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setDataDirectory(start.folder().resolve("postgres"))
                .setPort(start.port(Part.POSTGRES))
                .setPGStartupWait(LONGEST_START)
                .setRegisterShutdownHook(false) // the cloud has its own
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                // nothing outlives the process, so that nothing need be on disk before a commit returns
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "100")
                .start());
    }

    /** The database that is always there; others have their own name at the end of the URL. */
    @Override
    public Map<String, String> environment() {
        return Map.of("POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
