package dev.wadi.runtime;

import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where Wadi stands: {@code routes/} and {@code config/} below one folder. */
public record Installation(Path home) {
    static final String ROUTE_SUFFIX = ".camel.yaml";
    private static final Pattern YAML = Pattern.compile("[^.].*\\.ya?ml", Pattern.CASE_INSENSITIVE);

    /** The folder that {@code -Dwadi.home}, or {@code WADI_HOME}, names; else the working directory. */
    public static Installation locate() {
        String home = System.getProperty("wadi.home", System.getenv().getOrDefault("WADI_HOME", "."));
        Installation installation =
                new Installation(Path.of(home).toAbsolutePath().normalize());
        if (!Files.isDirectory(installation.routes())) {
            throw new SettingException(
                    "WADI_HOME", "there is no folder routes/ in " + installation.home(), "WADI_HOME=/opt/wadi");
        }
        return installation;
    }

    public Path routes() {
        return home.resolve("routes");
    }

    public Path config() {
        return home.resolve("config");
    }

    public SettingCatalog settings() {
        return SettingCatalog.read(config().resolve("application.properties"));
    }

    /** The folders of {@code routes/} that have a route file, in alphabetical order. */
    public List<String> pipelines() {
        try (Stream<Path> folders = Files.list(routes())) {
            return folders.filter(folder -> !routeFiles(folder).isEmpty())
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Path> routeFiles(String pipeline) {
        return routeFiles(routes().resolve(pipeline));
    }

    /** Those of all pipelines. */
    public List<Path> routeFiles() {
        return pipelines().stream()
                .flatMap(pipeline -> routeFiles(pipeline).stream())
                .toList();
    }

    /** The lines of config/application.properties as they stand there. */
    Properties properties() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Utf8File.read(config().resolve("application.properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Files in the folders of {@code routes/} that look like route files and are none by their names. */
    Set<Path> otherFiles() {
        try (Stream<Path> files = Files.find(
                routes(), 2, (file, attributes) -> isOther(file.getFileName().toString()))) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOther(String name) {
        return YAML.matcher(name).matches() && !name.endsWith(ROUTE_SUFFIX);
    }

    private static List<Path> routeFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ROUTE_SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
