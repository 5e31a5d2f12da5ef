package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All data sets of a folder: one for each YAML file in it, under the name of the file. */
public final class Datasets {
    private static final String DEPLOYED_PREFIX = "bydelsfakta-data-processing-";

    private final Map<String, Dataset> byName = new LinkedHashMap<>();

    private Datasets(List<Dataset> datasets) {
        datasets.forEach(dataset -> byName.put(spelled(dataset.name()), dataset));
    }

    /**
     * @param setting what messages call the folder
     * @throws SettingException if there is no file, or one of them cannot be used
     */
    public static Datasets load(Path folder, String setting) {
        List<SettingException> problems = new ArrayList<>();
        Datasets datasets = read(folder, setting, problems);
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        return datasets;
    }

    /** All that {@link #load} would refuse: one problem for each file at most. */
    public static List<SettingException> problems(Path folder, String setting) {
        List<SettingException> problems = new ArrayList<>();
        read(folder, setting, problems);
        return problems;
    }

    /** The one that an event names by the ARN of the replaced function, or by its name; {@code _} and {@code -} are equal. */
    public Optional<Dataset> ofArn(String arn) {
        String name = spelled(arn.substring(arn.lastIndexOf(':') + 1));
        return Optional.ofNullable(
                byName.get(name.startsWith(DEPLOYED_PREFIX) ? name.substring(DEPLOYED_PREFIX.length()) : name));
    }

    public Collection<Dataset> all() {
        return List.copyOf(byName.values());
    }

    private static Datasets read(Path folder, String setting, List<SettingException> problems) {
        List<Dataset> datasets = new ArrayList<>();
        Map<String, Path> names = new LinkedHashMap<>();
        for (Path file : files(folder, setting, problems)) {
            try {
                Dataset dataset = DatasetFile.read(file);
                Path other = names.putIfAbsent(spelled(dataset.name()), file);
                if (other != null) {
                    throw new YamlFileException(
                            file + ":1:1",
                            "is the same data set as " + other.getFileName()
                                    + ", as _ and - are equal; rename one of them");
                }
                datasets.add(dataset);
            } catch (YamlFileException e) {
                problems.add(SettingException.ofFile(setting, e.getMessage()));
            }
        }
        return new Datasets(datasets);
    }

    private static List<Path> files(Path folder, String setting, List<SettingException> problems) {
        List<Path> files = List.of();
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        } catch (IOException e) {
            problems.add(new SettingException(
                    setting, "cannot read the folder " + folder + ": " + e, setting + "=" + folder));
            return files;
        }
        for (Path file : files) {
            if (file.toString().endsWith(".yml")) {
                String name = file.getFileName().toString().replaceFirst("\\.yml$", DatasetFile.SUFFIX);
                problems.add(
                        new SettingException(setting, file + " is not read; call it " + name, setting + "=" + folder));
            }
        }
        List<Path> read = files.stream()
                .filter(file -> file.toString().endsWith(DatasetFile.SUFFIX))
                .toList();
        if (read.isEmpty()) {
            problems.add(new SettingException(
                    setting,
                    "the folder " + folder + " has no data set file (*" + DatasetFile.SUFFIX + ")",
                    setting + "=" + folder));
        }
        return read;
    }

    private static String spelled(String name) {
        return name.replace('_', '-');
    }
}
