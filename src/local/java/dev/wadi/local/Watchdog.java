package dev.wadi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Ends the servers of a local cloud when its JVM has gone without ending them, as after {@code kill -9}, where no hook runs. A shell waits at a pipe whose other end the JVM holds until it
 * is gone, whatever the reason. Then the processes that have left their number in the folder of the cloud are interrupted, and the folder is removed.
 */
record Watchdog(Process shell) implements AutoCloseable {
    /** The signals of a terminal reach the whole group, and the JVM ends in its own way at them. */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r nothing
            for file in "$0"/*.pid; do
              read -r pid < "$file" && kill -INT "$pid" || rm -f "$file"
            done
            patience=10
            while [ $patience -gt 0 ] && ls "$0"/*.pid; do
              sleep 1
              patience=$((patience - 1))
            done
            rm -rf "$0"
            """;

    /** @param folder of a cloud */
    static Watchdog over(Path folder) {
        try {
            return new Watchdog(new ProcessBuilder("sh", "-c", SCRIPT, folder.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a server is to write its number, and to remove it when it ends. */
    static Path pidFile(Path folder, String server) {
        return folder.resolve(server + ".pid");
    }

    /** To be called when all is ended. What is not is ended here. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            shell.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
