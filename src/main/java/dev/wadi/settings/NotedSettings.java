package dev.wadi.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The settings that belong to another one, as its type names them: {@code port=orders.redis-port}. A misspelt one would be read by nobody, in silence. */
final class NotedSettings {
    private static final Set<String> NOTES = Set.of("of", "port", "database", "tls", "secret", "key");

    private NotedSettings() {}

    /** What is wrong with the first one that is not among the known. */
    static Optional<SettingException> unknown(Collection<Setting> settings, Set<String> known) {
        return settings.stream()
                .flatMap(
                        setting -> new TreeSet<>(setting.type().notes().values().keySet())
                                .stream()
                                        .filter(NOTES::contains)
                                        .filter(note -> !known.contains(named(setting, note)))
                                        .map(note -> problem(setting, note, known)))
                .findFirst();
    }

    private static String named(Setting setting, String note) {
        return setting.type().notes().get(note).orElseThrow();
    }

    private static SettingException problem(Setting setting, String note, Set<String> known) {
        String wrong = named(setting, note);
        String nearest = known.stream()
                .min(Comparator.<String>comparingInt(name -> Spelling.distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("...");
        String notes = setting.type().notes().values().entrySet().stream()
                .map(one -> one.getKey() + (one.getValue().isEmpty() ? "" : "=" + one.getValue()))
                .map(one -> one.equals(note + "=" + wrong) ? note + "=" + nearest : one)
                .sorted()
                .collect(Collectors.joining("; "));
        return new SettingException(
                setting.name(),
                "is declared with " + note + "=" + wrong + ", and no setting has this name. The nearest is " + nearest,
                "# " + setting.description() + " [" + setting.type().text() + "; " + notes + "]");
    }
}
