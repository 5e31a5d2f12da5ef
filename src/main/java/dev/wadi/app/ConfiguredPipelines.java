package dev.wadi.app;

import dev.wadi.app.installation.Installation;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipelines whose source has a value, in the environment or in a file: those that run when none is named. */
public final class ConfiguredPipelines {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredPipelines.class);
    private static final List<String> SOURCES = List.of(".stream", ".queue");

    private ConfiguredPipelines() {}

    /** @throws SettingException if no pipeline has a source */
    public static List<String> of(Installation installation, SettingCatalog catalog, Map<String, String> environment) {
        Properties file = installation.values("", catalog);
        Map<String, RuntimeException> broken = catalog.broken();
        Map<Boolean, List<String>> pipelines = installation.pipelines().stream()
                .collect(Collectors.partitioningBy(pipeline -> !broken.containsKey(pipeline)
                        && sources(catalog, pipeline).stream()
                                .anyMatch(source -> hasValue(source, file, environment))));
        if (pipelines.get(true).isEmpty()) {
            broken.values().forEach(fault -> {
                throw fault;
            });
            String first = installation.pipelines().stream()
                    .flatMap(pipeline -> sources(catalog, pipeline).stream())
                    .findFirst()
                    .orElse("PIPELINE.stream");
            throw new SettingException(
                    first,
                    "is missing, and no other pipeline has a source either: "
                            + String.join(", ", installation.pipelines()),
                    first + "=my-stream");
        }
        List<String> without = new ArrayList<>(pipelines.get(false));
        broken.forEach((pipeline, fault) -> {
            if (without.remove(pipeline)) {
                LOG.error("{} is not started: {}", pipeline, fault.getMessage());
            }
        });
        if (!without.isEmpty()) {
            LOG.warn("Not started, as their source is not set: {}", without);
        }
        return pipelines.get(true);
    }

    /** Those that the pipeline declares, and those of the usual names. */
    private static List<String> sources(SettingCatalog catalog, String pipeline) {
        Stream<String> declared = catalog.of(pipeline).stream()
                .filter(setting ->
                        setting.type().use().filter(ResourceUse::isSource).isPresent())
                .map(Setting::name);
        return Stream.concat(declared, SOURCES.stream().map(pipeline::concat))
                .distinct()
                .toList();
    }

    private static boolean hasValue(String source, Properties file, Map<String, String> environment) {
        String value = environment.getOrDefault(
                Setting.environmentName(source), System.getProperty(source, file.getProperty(source, "")));
        return !value.isBlank();
    }
}
