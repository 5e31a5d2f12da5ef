package dev.wadi.app;

import dev.wadi.delivery.Causes;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Drops what a library logs because its thread was interrupted. Nobody interrupts a library's threads but who stops them, so its WARN or ERROR would tell
 * of an ordinary stop as if it were a fault. Only for loggers of libraries whose threads Wadi stops; for configurations of log4j.
 */
@Plugin(name = "InterruptionFilter", category = Node.CATEGORY, elementType = Filter.ELEMENT_TYPE, printObject = true)
public final class InterruptionFilter extends AbstractFilter {
    private InterruptionFilter() {
        super(Result.DENY, Result.NEUTRAL);
    }

    @PluginFactory
    public static InterruptionFilter create() {
        return new InterruptionFilter();
    }

    @Override
    public Result filter(LogEvent event) {
        return event.getThrown() != null && isInterruption(event.getThrown()) ? onMatch : onMismatch;
    }

    private static boolean isInterruption(Throwable thrown) {
        return Causes.of(thrown).stream().anyMatch(InterruptedException.class::isInstance);
    }
}
