package dev.wadi.app;

import dev.wadi.app.console.Console;
import dev.wadi.app.installation.Installation;
import dev.wadi.app.reload.RouteWatch;
import dev.wadi.delivery.deadletter.DeadLetterRoute;
import dev.wadi.delivery.deadletter.ErrorHandling;
import dev.wadi.delivery.outbox.OutboxRoutes;
import dev.wadi.settings.OldNames;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.Main;

/**
 * What to start.
 *
 * @param catalog what the files of the installation declare, read once for all of the start
 * @param pipelines names of folders in {@code routes/}
 * @param profile {@code local}, or empty for none
 * @param settings win over every file, and over the environment where that is not read
 * @param beans bound in the registry before any route is read
 * @param environmentRead false: settings come from files and {@code settings} alone, so that a scenario is the same everywhere
 * @param inputInjected true: routes take their input from {@link WadiApplication#delivery} instead of their source
 */
public record ApplicationPlan(
        Installation installation,
        SettingCatalog catalog,
        List<String> pipelines,
        String profile,
        Map<String, String> settings,
        Map<String, Object> beans,
        boolean environmentRead,
        boolean inputInjected) {

    /** @throws SettingException if the settings of the whole are not declared well */
    public static ApplicationPlan of(Installation installation, List<String> pipelines) {
        return of(installation, installation.settings(), pipelines);
    }

    /** Of the {@linkplain ConfiguredPipelines pipelines whose source is set}. */
    public static ApplicationPlan ofConfigured(Installation installation, Map<String, String> environment) {
        SettingCatalog catalog = installation.settings();
        return of(installation, catalog, ConfiguredPipelines.of(installation, catalog, environment));
    }

    private static ApplicationPlan of(Installation installation, SettingCatalog catalog, List<String> pipelines) {
        return new ApplicationPlan(installation, catalog, pipelines, "", Map.of(), Map.of(), true, false);
    }

    public ApplicationPlan withProfile(String name) {
        return new ApplicationPlan(
                installation, catalog, pipelines, name, settings, beans, environmentRead, inputInjected);
    }

    public ApplicationPlan withSettings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return new ApplicationPlan(
                installation, catalog, pipelines, profile, all, beans, environmentRead, inputInjected);
    }

    public ApplicationPlan withBean(String name, Object bean) {
        Map<String, Object> all = new HashMap<>(beans);
        all.put(name, bean);
        return new ApplicationPlan(
                installation, catalog, pipelines, profile, settings, all, environmentRead, inputInjected);
    }

    public ApplicationPlan withoutEnvironment() {
        return new ApplicationPlan(installation, catalog, pipelines, profile, settings, beans, false, inputInjected);
    }

    public ApplicationPlan withInjectedInput() {
        return new ApplicationPlan(installation, catalog, pipelines, profile, settings, beans, environmentRead, true);
    }

    void applyTo(Main main) {
        List<Path> valueFiles = installation.valueFiles(profile, catalog);
        main.setPropertyPlaceholderLocations(
                valueFiles.stream().map(file -> "file:" + file).collect(Collectors.joining(",")));
        main.addInitialProperty("wadi.home", installation.home().toString());
        oldNames(valueFiles).forEach(main::addOverrideProperty);
        settings.forEach(main::addOverrideProperty);
        // no scan: a package of the user's own would take its place
        main.configure()
                .withAdditionalRoutesBuilder(new ErrorHandling())
                .withAdditionalRoutesBuilder(new DeadLetterRoute())
                .withAdditionalRoutesBuilder(new OutboxRoutes());
        if (!routeFiles().isEmpty()) {
            addRouteFiles(main);
        }
        main.addMainListener(new StartSequence(this));
        if (!inputInjected) {
            main.addMainListener(new RouteWatch(installation, routeFiles()));
        }
        main.addMainListener(new Console(installation.config()));
    }

    /** Values that somebody has set under a former name. */
    private Map<String, String> oldNames(List<Path> valueFiles) {
        Map<Path, Properties> files = new LinkedHashMap<>();
        valueFiles.forEach(file -> files.put(file, Installation.values(file)));
        return OldNames.values(
                catalog.all(), name -> given(name, catalog.find(name).isPresent(), files));
    }

    /** A declared default is nobody's value. Null where there is none. */
    private String given(String name, boolean declared, Map<Path, Properties> files) {
        if (settings.containsKey(name)) {
            return settings.get(name);
        }
        String value = environmentRead
                ? System.getenv().getOrDefault(Setting.environmentName(name), System.getProperty(name))
                : null;
        return value != null
                ? value
                : files.entrySet().stream()
                        .filter(file -> !declared
                                || installation.pipelineOf(file.getKey()).isEmpty())
                        .map(file -> file.getValue().getProperty(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private void addRouteFiles(Main main) {
        main.configure()
                .withRoutesIncludePattern(
                        routeFiles().stream().map(file -> "file:" + file).collect(Collectors.joining(",")));
    }

    void configure(CamelContext context) {
        if (!environmentRead) {
            PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
            properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
            properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        }
    }

    /** Camel would say neither which file nor where. */
    void requireUtf8() {
        for (Path file : routeFiles()) {
            try {
                Utf8File.read(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Beans of all routes share one registry: the later would replace the first in both. */
    List<SettingException> beansDefinedTwice() {
        return installation.beansDefinedTwice(pipelines);
    }

    List<Path> routeFiles() {
        return pipelines.stream()
                .flatMap(pipeline -> installation.routeFiles(pipeline).stream())
                .toList();
    }
}
