package dev.wadi.pipelines.starschema.steps;

import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.pipelines.starschema.mapping.Mapping;
import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells what is wrong in the mapping before the route is built. */
public final class WarehouseSettings implements SettingsCheck {

    @Override
    public Class<?> bean() {
        return Warehouse.class;
    }

    @Override
    public List<SettingException> problems(BeanSettings bean) {
        return bean.value(Warehouse.MAPPING)
                .map(Path::of)
                .filter(Files::isReadable) // else it is told as a value that is wrong by itself
                .map(file -> problems(file, bean.name(Warehouse.MAPPING)))
                .orElse(List.of());
    }

    private static List<SettingException> problems(Path file, String setting) {
        try {
            Mapping.load(file);
            return List.of();
        } catch (YamlFileException e) {
            return List.of(SettingException.ofFile(setting, e.getMessage()));
        }
    }
}
