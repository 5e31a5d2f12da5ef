package dev.wadi.runtime;

import java.util.function.UnaryOperator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Applies {@code LOG_LEVEL}, {@code LOG_FORMAT}, {@code ENVIRONMENT} and {@code APPLICATION}. Until then only warnings are logged. */
final class Logging {
    private Logging() {}

    /** @param settings a setting's value by its name */
    static void apply(UnaryOperator<String> settings) {
        boolean changed = set("wadi.log.level", settings.apply("LOG_LEVEL"))
                | set("wadi.log.format", settings.apply("LOG_FORMAT"))
                | set("wadi.log.environment", settings.apply("ENVIRONMENT"))
                | set("wadi.log.application", settings.apply("APPLICATION"))
                | set("wadi.log.process", Long.toString(ProcessHandle.current().pid()));
        if (changed && LogManager.getContext(false) instanceof LoggerContext log4j) {
            log4j.reconfigure();
        }
    }

    private static boolean set(String property, String value) {
        return !value.equals(System.setProperty(property, value));
    }
}
