package dev.wadi.local;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A read replica of the PostgreSQL of a local cloud, which a query that stands in the way of what it must replay does not keep from doing so. */
public final class StandbyPostgres implements AutoCloseable {
    private static final String WRITTEN = "SELECT pg_current_wal_lsn()";
    /** Of the server that it is a copy of, and what that has written lately, which is asked of it. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    private static final String LOG_OF_WRITES = "pg_wal";
    private static final int ATTEMPTS = 3;

    private final PostgresInstallation installation;
    private final String primary;
    private final Path data;
    private int port;

    private StandbyPostgres(PostgresInstallation installation, String primary, Path data) {
        this.installation = installation;
        this.primary = primary;
        this.data = data;
    }

    /** @param primary URL of a database of the server that it follows, which must let anybody replicate */
    public static StandbyPostgres of(String primary) throws IOException, SQLException {
        Path original = new RunningPostgres(primary).dataFolder();
        StandbyPostgres standby =
                new StandbyPostgres(PostgresInstallation.find(), primary, original.resolveSibling("standby"));
        standby.copy(original);
        standby.start();
        return standby;
    }

    public String url() {
        return primary.replaceFirst(":\\d+/", ":" + port + "/");
    }

    private void copy(Path original) throws IOException, SQLException {
        try (Connection session = DriverManager.getConnection(primary, "postgres", "any");
                Statement statement = session.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            copyFiles(original);
            try (ResultSet backup = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                backup.next();
                Files.writeString(data.resolve("backup_label"), backup.getString(1));
            }
        }
    }

    private void copyFiles(Path original) throws IOException {
        try (Stream<Path> found = Files.walk(original)) {
            for (Path each : (Iterable<Path>) found::iterator) {
                Path name = original.relativize(each);
                boolean copied = !NOT_COPIED.contains(name.toString())
                        && !(name.startsWith(LOG_OF_WRITES) && Files.isRegularFile(each));
                if (copied) {
                    copy(each, data.resolve(name));
                }
            }
        }
    }

    /** Files come and go meanwhile. */
    private static void copy(Path each, Path to) throws IOException {
        try {
            Files.copy(each, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
            assert !Files.exists(each) : e;
        }
    }

    /** Another program may take a free port before the server does; then the next one is tried. */
    private void start() throws IOException {
        Path log = data.resolveSibling("standby.log");
        Files.writeString(data.resolve("standby.signal"), "");
        for (int attempt = 1; ; attempt++) {
            port = PartStart.freePort();
            configure();
            try {
                installation.run("pg_ctl", "start", "--pgdata=" + data, "--log=" + log, "--wait", "--timeout=60");
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new IOException(
                            e.getMessage() + "\n" + Files.readString(log).strip(), e);
                }
            }
        }
    }

    /** The last line of a setting is the one that holds. */
    private void configure() throws IOException {
        Files.writeString(
                data.resolve("postgresql.conf"),
                String.format(Locale.ROOT, """

                        port = %d
                        external_pid_file = '%s'
                        primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'
                        max_standby_streaming_delay = 0
                        """, port, Watchdog.pidFile(data.getParent(), "standby"), port(primary)),
                StandardOpenOption.APPEND);
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /** Returns when it has all that is in its primary now. */
    public void awaitReplay() throws SQLException {
        String written = answer(primary, WRITTEN);
        String replayed = "SELECT coalesce(pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn, false)";
        await().until(() -> answer(url(), replayed).equals("t"));
    }

    private static String answer(String server, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server, "postgres", "any");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        installation.run("pg_ctl", "stop", "--pgdata=" + data, "--mode=immediate", "--wait");
    }
}
