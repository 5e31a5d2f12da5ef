package dev.wadi.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a connection to Redis: those that the type of its host names, else those beside it, as the blocks read them: {@code orders.redis-port}
 * beside {@code orders.redis-host}.
 */
final class RedisSettings {
    private static final String HOST = "host";
    private static final String ENDING = ".redis-" + HOST;
    private static final List<String> BESIDE = List.of("port", "database", "tls", "secret");

    private RedisSettings() {}

    /** The setting with a note for each setting that belongs to it. */
    static Setting noted(Setting setting) {
        if (!(setting.type() instanceof ResourceUse use)
                || use.kind() != ResourceKind.REDIS
                || !setting.name().endsWith(ENDING)) {
            return setting;
        }
        String prefix = setting.name().substring(0, setting.name().length() - HOST.length());
        Map<String, String> notes = new HashMap<>();
        BESIDE.forEach(note -> notes.put(note, prefix + note));
        notes.putAll(use.notes().values());
        return new Setting(
                setting.name(),
                setting.section(),
                setting.description(),
                new ResourceUse(use.kind(), use.accesses(), new Notes(notes)),
                setting.required(),
                setting.value());
    }
}
