package dev.wadi.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The programs of PostgreSQL, and a data folder as {@code initdb} makes it, of which each server gets a copy: unpacking them and {@code initdb} take seconds. They are made once for all
 * clouds of this user, under another name until they are whole, and again where something has since been removed, as systems do with old files.
 */
record PostgresInstallation(Path home) {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresInstallation.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    /** Of what {@code initdb} is told. */
    private static final String LAYOUT = "1";

    private static final String TEMPLATE = "template";
    /** Says how much there is. */
    private static final String INVENTORY = "inventory.txt";

    /** In the folder for temporary files, where only this user can change it. */
    static PostgresInstallation find() throws IOException {
        return find(
                Path.of(System.getProperty("java.io.tmpdir"), "wadi-postgresql-" + System.getProperty("user.name")));
    }

    /** One process at a time looks and makes. */
    static synchronized PostgresInstallation find(Path shared) throws IOException {
        secure(shared);
        try (FileChannel file = FileChannel.open(
                        shared.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            URL archive = archive();
            PostgresInstallation installation = new PostgresInstallation(shared.resolve(version(archive)));
            if (lock.isValid() && !installation.isWhole()) {
                installation.make(archive);
            }
            return installation;
        }
    }

    /** Programs are run from it: nobody else may have made it. */
    private static void secure(Path shared) throws IOException {
        if (!Files.exists(shared)) {
            try {
                Files.createDirectory(shared, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (FileAlreadyExistsException e) {
                LOG.debug("Another process of this user was faster", e);
            }
        }
        Path probe = Files.createTempFile(shared, null, null);
        boolean own = Files.getOwner(probe).equals(Files.getOwner(shared));
        Files.delete(probe);
        if (!own || !Files.getPosixFilePermissions(shared).equals(OWNER_ONLY)) {
            throw new IOException(shared + " is not a folder of this user alone. Remove it, or set java.io.tmpdir to another folder");
        }
    }

    private static URL archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + system + "-" + processor + ".txz";
        URL archive = PostgresInstallation.class.getResource(name);
        if (archive == null) {
            throw new IOException("PostgreSQL is not there for this system: " + name + " is not on the class path");
        }
        return archive;
    }

    /** The name of its jar has it. */
    private static String version(URL archive) throws IOException {
        String jar = Path.of(((JarURLConnection) archive.openConnection())
                        .getJarFileURL()
                        .getPath())
                .getFileName()
                .toString();
        return jar.substring(0, jar.length() - ".jar".length()) + "-" + LAYOUT;
    }

    private boolean isWhole() throws IOException {
        Path inventory = home.resolve(INVENTORY);
        return Files.exists(inventory) && Files.readString(inventory).equals(inventory(home));
    }

    private static String inventory(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith(INVENTORY))
                    .toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return String.format(Locale.ROOT, "%d files, %d bytes%n", files.size(), bytes);
        }
    }

    private void make(URL archive) throws IOException {
        Path making = home.resolveSibling("making");
        new TemporaryFolder(making).delete();
        new TemporaryFolder(home).delete();
        try (InputStream content = archive.openStream()) {
            new PackedFiles(content).unpack(making);
        }
        new PostgresInstallation(making)
                .run(
                        "initdb",
                        "--pgdata=" + making.resolve(TEMPLATE),
                        "--username=postgres",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--wal-segsize=1", // 1 MiB, not 16, in each copy
                        "--no-sync");
        Files.writeString(making.resolve(INVENTORY), inventory(making));
        Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A data folder of one's own, in which no server has run yet. */
    void copyTemplate(Path data) throws IOException {
        Path template = home.resolve(TEMPLATE);
        try (Stream<Path> found = Files.walk(template)) {
            for (Path each : (Iterable<Path>) found::iterator) {
                Files.copy(each, data.resolve(template.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Runs one of the programs to its end; throws with what it says where it fails. */
    void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.getAttribute(home, "unix:uid").equals(0)) {
            // it refuses to run as root
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int end = process.onExit().join().exitValue();
        if (end != 0) {
            throw new IOException(program + " of PostgreSQL ended with " + end + ": " + said.strip());
        }
    }
}
