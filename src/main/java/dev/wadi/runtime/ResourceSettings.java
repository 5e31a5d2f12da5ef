package dev.wadi.runtime;

import dev.wadi.aws.CalledResource;
import dev.wadi.delivery.SettingNames;
import dev.wadi.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings whose value is the name, URL or ARN of what a failed call was about.
 *
 * @param settings those of the pipelines that run
 * @param values a setting's value by its name, null where it has none
 */
record ResourceSettings(List<Setting> settings, UnaryOperator<String> values) implements SettingNames {

    @Override
    public List<String> of(Throwable fault) {
        Optional<CalledResource> resource = CalledResource.of(fault);
        return resource.isEmpty()
                ? List.of()
                : settings.stream()
                        .map(Setting::name)
                        .filter(name -> isNamedBy(resource.get(), values.apply(name)))
                        .toList();
    }

    private static boolean isNamedBy(CalledResource resource, String value) {
        return value != null && resource.isNamedBy(value);
    }
}
