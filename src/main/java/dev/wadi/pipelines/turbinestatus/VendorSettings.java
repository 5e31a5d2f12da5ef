package dev.wadi.pipelines.turbinestatus;

import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells at the start what {@link VendorsFile} would refuse when the route is built. */
public final class VendorSettings implements SettingsCheck {

    @Override
    public String section() {
        return "turbine-status";
    }

    @Override
    public List<SettingException> problems(UnaryOperator<String> placeholders) {
        String vendors = placeholders.apply("{{?VENDORS}}");
        String file = placeholders.apply("{{?turbine-status.vendors-file}}");
        // told as values that are missing or wrong by themselves
        if (vendors == null || vendors.isBlank() || file == null || !Files.isReadable(Path.of(file))) {
            return List.of();
        }
        return new VendorsFile(Path.of(file), placeholders).problems(vendors);
    }
}
