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
                        .filter(setting -> isNamedBy(resource.get(), setting))
                        .map(Setting::name)
                        .toList();
    }

    private boolean isNamedBy(CalledResource resource, Setting setting) {
        String value = values.apply(setting.name());
        return value != null && setting.type().resources(value).anyMatch(resource::isNamedBy);
    }
}
