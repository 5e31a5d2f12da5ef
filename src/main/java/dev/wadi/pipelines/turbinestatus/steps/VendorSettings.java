package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.pipelines.turbinestatus.VendorsFile;
import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells before the route is built what {@link VendorsFile} would refuse then, by the names of the settings. */
public final class VendorSettings implements SettingsCheck {

    @Override
    public Class<?> bean() {
        return FindAsset.class;
    }

    @Override
    public List<SettingException> problems(BeanSettings bean) {
        Optional<String> vendors = bean.value(FindAsset.VENDORS);
        Optional<Path> file = bean.value(FindAsset.VENDORS_FILE).map(Path::of).filter(Files::isReadable);
        // told as values that are missing or wrong by themselves
        if (vendors.isEmpty() || file.isEmpty()) {
            return List.of();
        }
        VendorsFile.Names names =
                new VendorsFile.Names(bean.name(FindAsset.VENDORS), bean.name(FindAsset.VENDORS_FILE));
        return new VendorsFile(file.get(), names, bean.placeholders()).problems(vendors.get());
    }
}
