package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which settings belong to a connection to Redis: scenarios, the local cloud and messages go by that. */
class RedisSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void thoseBesideTheHostBelongToItByTheirNames() throws IOException {
        SettingCatalog catalog = catalog("""
                # Host name of the Redis server. Required. [redis]
                #loans.redis-host=localhost
                """);
        assertThat(notes(catalog, "loans.redis-host"))
                .isEqualTo(Map.of(
                        "port", "loans.redis-port",
                        "database", "loans.redis-database",
                        "tls", "loans.redis-tls",
                        "secret", "loans.redis-secret"));
    }

    @Test
    void whatTheTypeNamesCounts() throws IOException {
        SettingCatalog catalog = catalog("""
                # Host name of the Redis server. Required. [redis; database=loans.books-database]
                #loans.redis-host=localhost

                # Number of the database with the books. [integer 0..15]
                loans.books-database=3
                """);
        assertThat(notes(catalog, "loans.redis-host"))
                .containsEntry("database", "loans.books-database")
                .containsEntry("port", "loans.redis-port");
    }

    @Test
    void aHostOfAnotherNameHasOnlyThoseThatItNames() throws IOException {
        SettingCatalog catalog = catalog("""
                # Host name of the Redis server. Required. [redis]
                #REDIS_HOST=localhost
                """);
        assertThat(notes(catalog, "REDIS_HOST")).isEmpty();
    }

    @Test
    void aNamedSettingThatIsNotDeclaredIsToldWithTheLineToWrite() throws IOException {
        SettingCatalog catalog = catalog("""
                # Host name of the Redis server. Required. [redis; port=loans.redis-prt]
                #loans.redis-host=localhost

                # Port of the Redis server. [integer 1..65535]
                loans.redis-port=6379
                """);
        assertThat(catalog.of("loans")).isEmpty();
        assertThat(catalog.broken().get("loans")).isInstanceOfSatisfying(SettingException.class, problem -> {
            assertThat(problem.setting()).isEqualTo("loans.redis-host");
            assertThat(problem)
                    .hasMessage("is declared with port=loans.redis-prt, and no setting has this name. The nearest is"
                            + " loans.redis-port");
            assertThat(problem.example()).isEqualTo("# Host name of the Redis server. [redis; port=loans.redis-port]");
        });
    }

    private static Map<String, String> notes(SettingCatalog catalog, String setting) {
        assertThat(catalog.broken()).isEmpty();
        return catalog.find(setting).orElseThrow().type().notes().values();
    }

    private SettingCatalog catalog(String loans) throws IOException {
        Path whole = Files.writeString(folder.resolve("application.properties"), "");
        return SettingCatalog.read(
                whole, Map.of("loans", Files.writeString(folder.resolve("settings.properties"), loans)));
    }
}
