package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.settings.Resource;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.util.Optional;

/**
 * A queue, topic or stream of a pipeline that a setting names.
 *
 * @param key in a scenario's {@code config}, where the file may give it a name
 * @param otherwise its name where the file gives none; empty where there is none then
 */
record NamedThing(String setting, String key, Optional<String> otherwise) {

    /** By its declaration: the name is that of the default, or of the example. */
    static NamedThing of(Setting setting, ResourceKind kind, SettingCatalog settings) {
        String key = setting.type().notes().get("as").orElse(setting.name());
        return new NamedThing(
                setting.name(),
                key,
                Resource.all(kind.text(), settings.resolve(setting.value())).stream()
                        .map(Resource::name)
                        .findFirst());
    }

    /** Empty where the scenario has none. */
    Optional<String> name(ScenarioNode scenario) {
        return scenario.section("config").member(key).map(ScenarioNode::text).or(this::otherwise);
    }
}
