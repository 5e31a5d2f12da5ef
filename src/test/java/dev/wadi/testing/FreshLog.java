package dev.wadi.testing;

import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Each class of tests begins with the log of a process that has just started, whatever level or form the applications of the class before it set in this JVM,
 * and whatever a filter has counted since. JUnit finds it.
 */
public final class FreshLog implements BeforeAllCallback {
    private static final String SETTINGS = "wadi.log.";

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            List<String> set = System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith(SETTINGS))
                    .toList();
            set.forEach(System::clearProperty);
            ((LoggerContext) LogManager.getContext(false)).reconfigure();
        }
    }
}
