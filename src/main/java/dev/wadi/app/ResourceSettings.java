package dev.wadi.app;

import dev.wadi.delivery.SettingNames;
import dev.wadi.edge.aws.CalledResource;
import dev.wadi.edge.redis.RedisFaultClassifier;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
        if (resource.isPresent()) {
            return settings.stream()
                    .filter(setting -> isNamedBy(resource.get(), setting))
                    .map(Setting::name)
                    .toList();
        }
        return RedisFaultClassifier.recognizes(fault) ? ofRedis(fault) : List.of();
    }

    private List<String> ofRedis(Throwable fault) {
        String server = RedisFaultClassifier.server(fault).orElse("");
        boolean password = RedisFaultClassifier.isAboutPassword(fault);
        return settings.stream()
                .filter(setting -> isOf(setting, ResourceKind.REDIS) && server.contains(value(setting.name())))
                .flatMap(setting -> password ? secret(setting) : withNotes(setting, "port"))
                .toList();
    }

    private Stream<String> secret(Setting redis) {
        return settings.stream()
                .filter(setting -> redis.type().notes().get("secret").equals(Optional.of(setting.name())))
                .flatMap(setting -> withNotes(setting, "key"));
    }

    @Override
    public List<String> of(String kind, String value) {
        return settings.stream()
                .filter(setting -> isOf(setting, kind) && value.equals(value(setting.name())))
                .flatMap(setting -> withNotes(setting, "port", "tls", "key"))
                .toList();
    }

    private static Stream<String> withNotes(Setting setting, String... notes) {
        return Stream.concat(
                Stream.of(setting.name()),
                Arrays.stream(notes).flatMap(note -> setting.type().notes().get(note).stream()));
    }

    private String value(String setting) {
        String value = values.apply(setting);
        return value == null ? "" : value;
    }

    private static boolean isOf(Setting setting, String kind) {
        return setting.type()
                .use()
                .filter(use -> use.kind().text().equals(kind))
                .isPresent();
    }

    private static boolean isOf(Setting setting, ResourceKind kind) {
        return isOf(setting, kind.text());
    }

    private boolean isNamedBy(CalledResource resource, Setting setting) {
        String value = values.apply(setting.name());
        return value != null && setting.type().resources(value).anyMatch(resource::isNamedBy);
    }
}
