package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells what is wrong in data set files before the route is built: one problem for each file. */
public final class DatasetSettings implements SettingsCheck {

    @Override
    public Class<?> bean() {
        return DatasetFolder.class;
    }

    @Override
    public List<SettingException> problems(BeanSettings bean) {
        return bean.value(DatasetFolder.FOLDER)
                .map(Path::of)
                .filter(Files::isReadable) // else it is told as a value that is wrong by itself
                .map(folder -> Datasets.problems(folder, bean.name(DatasetFolder.FOLDER)))
                .orElse(List.of());
    }
}
