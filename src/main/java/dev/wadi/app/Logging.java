package dev.wadi.app;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Applies {@code LOG_LEVEL}, {@code LOG_FORMAT}, {@code ENVIRONMENT} and {@code APPLICATION}. Until then only warnings are logged. */
public final class Logging {
    private static final String PINNED = "wadi.log.pinned";
    private static final String LEVEL = "wadi.log.level";
    private static final String LIBRARIES = "wadi.log.libraries";
    private static final String DEAD_LETTERS = "wadi.log.dead-letters";

    private Logging() {}

    /**
     * For commands whose own lines are what matters: this level, in text, whatever the settings of the applications that they start. Dead letters are
     * among what they show themselves.
     */
    public static void pin(String level) {
        configure(Map.of(
                PINNED,
                "true",
                LEVEL,
                level,
                LIBRARIES,
                ofLibraries(level),
                "wadi.log.format",
                "text",
                DEAD_LETTERS,
                "OFF"));
    }

    /** For a command that shows dead letters in another way. */
    public static void hideDeadLetters() {
        configure(Map.of(DEAD_LETTERS, "OFF"));
    }

    /** Camel tells that the JVM ends, by a signal as it says, also where a start was refused. */
    static void endInSilence() {
        configure(Map.of("wadi.log.end", "OFF"));
    }

    /** @param settings a setting's value by its name */
    static void apply(UnaryOperator<String> settings) {
        if (System.getProperty(PINNED) == null) {
            configure(Map.of(
                    LEVEL,
                    settings.apply("LOG_LEVEL"),
                    LIBRARIES,
                    ofLibraries(settings.apply("LOG_LEVEL")),
                    "wadi.log.format",
                    settings.apply("LOG_FORMAT"),
                    "wadi.log.environment",
                    settings.apply("ENVIRONMENT"),
                    "wadi.log.application",
                    settings.apply("APPLICATION"),
                    "wadi.log.process",
                    Long.toString(ProcessHandle.current().pid())));
        }
    }

    /** Theirs begins at WARN, or where the application's does if that is later. */
    private static String ofLibraries(String level) {
        return Level.toLevel(level).isMoreSpecificThan(Level.WARN) ? level : Level.WARN.name();
    }

    private static void configure(Map<String, String> properties) {
        boolean changed = properties.entrySet().stream()
                .anyMatch(property -> !property.getValue().equals(System.getProperty(property.getKey())));
        properties.forEach(System::setProperty);
        if (changed && LogManager.getContext(false) instanceof LoggerContext log4j) {
            log4j.reconfigure();
        }
    }
}
