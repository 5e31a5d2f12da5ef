package dev.wadi.app.installation;

import dev.wadi.settings.NotUtf8Exception;
import dev.wadi.settings.Resource;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Another pipeline like one that is there: its two folders, with the new name wherever the old one stands, and names of its own for beans and settings, as
 * both are to run in one process.
 */
public final class PipelineCopy {
    private static final String SCENARIOS = "scenarios";
    private static final String LOCAL = "local.properties";
    private static final String SETTINGS = "settings.properties";
    /** Folders of cases stay about the one that they were written for. */
    private static final Pattern CASES = Pattern.compile("(?m)^(#.*\\[[^\\]]*?);\\s*cases\\b");

    private static final Set<ResourceKind> OWN = Set.of(ResourceKind.STREAM, ResourceKind.QUEUE, ResourceKind.TOPIC);

    private final PipelineName from;
    private final PipelineName to;
    private final List<Setting> declared;
    /** Old name to new; scenarios give them under the names of the environment. */
    private final Map<String, String> settings = new LinkedHashMap<>();

    private final Map<String, String> variables = new LinkedHashMap<>();

    private PipelineCopy(Installation installation, String like, String name) {
        from = new PipelineName(like);
        to = new PipelineName(name);
        declared = installation.settings().of(like);
        for (Setting setting : declared) {
            String renamed = renamed(setting.name());
            settings.put(setting.name(), renamed);
            variables.put(setting.environmentName(), Setting.environmentName(renamed));
        }
    }

    /** Why there can be no new pipeline of this name; empty where there can. */
    public static Optional<String> problem(Installation installation, String like, String name) {
        Optional<String> ofTheName = PipelineName.problem(installation, name);
        if (ofTheName.isPresent()) {
            return ofTheName;
        }
        SettingCatalog catalog = installation.settings();
        if (catalog.broken().containsKey(like)) {
            return Optional.of(String.valueOf(catalog.broken().get(like).getMessage()));
        }
        if (catalog.of(like).isEmpty()
                || !Files.exists(installation.config().resolve(like).resolve(SETTINGS))) {
            return Optional.of("The settings of " + like + " are not declared in config/" + like
                    + "/settings.properties: a copy would have none. Declare them there first");
        }
        return Optional.empty();
    }

    /** Returns the files that were written: all of them, or none where one cannot be read. */
    public static List<Path> make(Installation installation, String like, String name) throws IOException {
        PipelineCopy copy = new PipelineCopy(installation, like, name);
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        for (Path folder : List.of(installation.config(), installation.routes())) {
            Path original = folder.resolve(like);
            try (Stream<Path> files = Files.walk(original)) {
                for (Path file : files.filter(PipelineCopy::isContent).sorted().toList()) {
                    contents.put(
                            copy.place(original.relativize(file), folder.resolve(name)),
                            copy.content(file, original.relativize(file)));
                }
            }
        }
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.write(file.getKey(), file.getValue());
        }
        PipelinePage.write(installation, name);
        return new ArrayList<>(contents.keySet());
    }

    /** Editors and systems leave hidden files. */
    private static boolean isContent(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
    }

    private Path place(Path inFolder, Path folder) {
        String name = inFolder.getFileName().toString();
        return folder.resolve(inFolder)
                .resolveSibling(
                        name.startsWith(from.kebab() + ".")
                                ? to.kebab() + name.substring(from.kebab().length())
                                : from.replaceIn(name, to, Map.of()));
    }

    /** What is no text is copied as it is. */
    private byte[] content(Path original, Path inFolder) throws IOException {
        String text;
        try {
            text = Utf8File.read(original);
        } catch (NotUtf8Exception noText) {
            return Files.readAllBytes(original);
        }
        String name = original.getFileName().toString();
        if (name.equals(LOCAL)) {
            text = ownResources(text);
        }
        if (name.equals(SETTINGS)) {
            text = CASES.matcher(text).replaceAll("$1");
        }
        String copy = from.replaceIn(text, to, inFolder.startsWith(SCENARIOS) ? variables : settings);
        if (name.endsWith(Installation.ROUTE_SUFFIX)) {
            Set<String> taken = RouteBeans.of(text).names();
            copy = RouteBeans.of(copy).renamed(bean -> taken.contains(bean) ? bean(bean) : bean);
        }
        return copy.getBytes(StandardCharsets.UTF_8);
    }

    /** The name of a replaced system belongs to the pipeline that replaced it. */
    private String renamed(String setting) {
        if (setting.startsWith(from.kebab() + ".")) {
            return to.kebab() + setting.substring(from.kebab().length());
        }
        String own = setting.startsWith(from.upper() + "_")
                ? setting.substring(from.upper().length() + 1)
                : setting;
        return to.kebab() + "." + own.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Beans of all routes share one registry. */
    private String bean(String name) {
        return name.matches(Pattern.quote(from.camel()) + "([A-Z].*)?")
                ? to.camel() + name.substring(from.camel().length())
                : to.camel() + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** In the local cloud each pipeline has streams, queues and topics of its own. */
    private String ownResources(String local) {
        String own = local;
        for (Setting setting : declared) {
            Optional<ResourceKind> kind =
                    setting.type().use().map(use -> use.kind()).filter(OWN::contains);
            if (kind.isPresent()) {
                own = Pattern.compile("(?m)^(" + Pattern.quote(setting.name()) + "\\s*=\\s*)(.+)$")
                        .matcher(own)
                        .replaceAll(
                                line -> Matcher.quoteReplacement(line.group(1) + ownNames(kind.get(), line.group(2))));
            }
        }
        return own;
    }

    private String ownNames(ResourceKind kind, String values) {
        return Stream.of(values.split(",", -1))
                .map(value -> {
                    String name = Resource.all(kind.text(), value).stream()
                            .map(Resource::name)
                            .findFirst()
                            .orElse("");
                    int at = value.lastIndexOf(name);
                    return name.isEmpty() || name.contains(from.kebab())
                            ? value
                            : value.substring(0, at) + to.kebab() + "-" + value.substring(at);
                })
                .collect(Collectors.joining(","));
    }
}
