package dev.wadi.app.installation;

import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where Wadi stands: {@code routes/} and {@code config/} below one folder. */
public record Installation(Path home) {
    public static final String ROUTE_SUFFIX = ".camel.yaml";
    private static final String APPLICATION = "application.properties";
    private static final String DECLARATIONS = "settings.properties";
    private static final Pattern YAML = Pattern.compile("[^.].*\\.ya?ml", Pattern.CASE_INSENSITIVE);

    /** The folder that {@code -Dwadi.home}, or {@code WADI_HOME}, names; else the working directory. Also where that is none of Wadi's. */
    public static Installation here() {
        String home = System.getProperty("wadi.home", System.getenv().getOrDefault("WADI_HOME", "."));
        return new Installation(Path.of(home).toAbsolutePath().normalize());
    }

    /** @throws SettingException if {@link #here} is no installation */
    public static Installation locate() {
        Installation installation = here();
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
        return SettingCatalog.read(config().resolve(APPLICATION), declarations());
    }

    /** The files with values, the one that wins first. Those of a pipeline whose declarations cannot be read are left out. */
    public List<Path> valueFiles(String profile) {
        return valueFiles(profile, broken());
    }

    public List<Path> valueFiles(String profile, SettingCatalog catalog) {
        return valueFiles(profile, catalog.broken().keySet());
    }

    private List<Path> valueFiles(String profile, Set<String> broken) {
        List<Path> files = new ArrayList<>();
        if (!profile.isEmpty()) {
            files.add(config().resolve("application-" + profile + ".properties"));
            ofPipelines(profile + ".properties").forEach((pipeline, file) -> {
                if (!broken.contains(pipeline)) {
                    files.add(file);
                }
            });
        }
        files.add(config().resolve(APPLICATION));
        declarations().forEach((pipeline, file) -> {
            if (!broken.contains(pipeline)) {
                files.add(file);
            }
        });
        return files;
    }

    private Set<String> broken() {
        try {
            return settings().broken().keySet();
        } catch (SettingException | UncheckedIOException ofTheWhole) {
            return Set.of(); // told where it is read
        }
    }

    /** The values of all these files, those that win. */
    public Properties values(String profile) {
        return values(valueFiles(profile));
    }

    public Properties values(String profile, SettingCatalog catalog) {
        return values(valueFiles(profile, catalog));
    }

    private static Properties values(List<Path> files) {
        Properties values = new Properties();
        for (int i = files.size() - 1; i >= 0; i--) {
            values.putAll(values(files.get(i)));
        }
        return values;
    }

    /** The pipeline whose file of declarations this is; empty for another file. */
    public String pipelineOf(Path file) {
        return file.endsWith(DECLARATIONS) ? String.valueOf(file.getParent().getFileName()) : "";
    }

    /** The file in which a person sets it, as seen from the folder of the installation. */
    public String fileOf(String setting) {
        Optional<Path> winning = valueFiles("").stream()
                .filter(file -> values(file).containsKey(setting))
                .findFirst();
        return winning.or(() -> declarations().values().stream()
                        .filter(file -> has(file, setting))
                        .findFirst())
                .map(file -> home.relativize(file).toString())
                .orElse("config/" + APPLICATION);
    }

    private static boolean has(Path file, String setting) {
        try {
            return Utf8File.readLeniently(file)
                    .lines()
                    .anyMatch(line -> line.matches("#?" + Pattern.quote(setting) + "\\s*=.*"));
        } catch (IOException e) {
            return false; // told where it is read
        }
    }

    private SortedMap<String, Path> declarations() {
        return ofPipelines(DECLARATIONS);
    }

    /** Files of one name, by the folder of {@code config/} in which they are. */
    private SortedMap<String, Path> ofPipelines(String name) {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(config())) {
            return files;
        }
        try (Stream<Path> folders = Files.list(config())) {
            folders.map(folder -> folder.resolve(name))
                    .filter(Files::isRegularFile)
                    .forEach(file -> files.put(file.getParent().getFileName().toString(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The folders of {@code routes/} that have a route file, in alphabetical order. */
    public List<String> pipelines() {
        if (!Files.isDirectory(routes())) {
            return List.of();
        }
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

    /** The values of a file as they stand there. */
    public static Properties values(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Utf8File.readLeniently(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** One problem for each bean that the routes of two of these pipelines define. */
    public List<SettingException> beansDefinedTwice(List<String> pipelines) {
        if (pipelines.size() == 1) {
            return List.of();
        }
        Map<String, String> owners = new HashMap<>();
        List<SettingException> twice = new ArrayList<>();
        for (String pipeline : pipelines) {
            for (Path file : routeFiles(pipeline)) {
                for (String bean : RouteBeans.of(lenient(file)).names()) {
                    String owner = owners.putIfAbsent(bean, pipeline);
                    if (owner != null && !owner.equals(pipeline)) {
                        twice.add(new SettingException(
                                "bean " + bean + SettingException.OF_ROUTE + pipeline,
                                "is a bean of route " + owner
                                        + " too: the later one would replace the first one in both",
                                "another name"));
                    }
                }
            }
        }
        return twice;
    }

    /** For who only looks for names: what is wrong in a file is told when it is loaded. */
    public static String lenient(Path file) {
        try {
            return Utf8File.readLeniently(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
