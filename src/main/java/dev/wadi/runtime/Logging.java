package dev.wadi.runtime;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Applies {@code LOG_LEVEL}, {@code LOG_FORMAT}, {@code ENVIRONMENT} and {@code APPLICATION}. Until then only warnings are logged. */
final class Logging {
    private Logging() {}

    /** @param settings a setting's value by its name */
    static void apply(UnaryOperator<String> settings) {
        Map<String, String> wanted = Map.of(
                "wadi.log.level", settings.apply("LOG_LEVEL"),
                "wadi.log.format", settings.apply("LOG_FORMAT"),
                "wadi.log.environment", settings.apply("ENVIRONMENT"),
                "wadi.log.application", settings.apply("APPLICATION"),
                "wadi.log.process", Long.toString(ProcessHandle.current().pid()));
        boolean changed =
                wanted.entrySet().stream().anyMatch(one -> !one.getValue().equals(System.getProperty(one.getKey())));
        wanted.forEach(System::setProperty);
        if (changed && LogManager.getContext(false) instanceof LoggerContext log4j) {
            log4j.reconfigure();
        }
    }
}
