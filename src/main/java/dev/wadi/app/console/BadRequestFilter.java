package dev.wadi.app.console;

import io.vertx.core.VertxException;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Drops what Vert.x logs of a request that is none, such as one without {@code Host}: it is answered with 400, and whoever sends it could fill the log. Camel
 * keeps the router to itself that could be told to be silent. For configurations of log4j.
 */
@Plugin(name = "BadRequestFilter", category = Node.CATEGORY, elementType = Filter.ELEMENT_TYPE, printObject = true)
public final class BadRequestFilter extends AbstractFilter {
    private BadRequestFilter() {
        super(Result.DENY, Result.NEUTRAL);
    }

    @PluginFactory
    public static BadRequestFilter create() {
        return new BadRequestFilter();
    }

    /** The exception of a handler has the place where it was thrown; what Vert.x says of a request by this class has none. */
    @Override
    public Result filter(LogEvent event) {
        return event.getThrown() instanceof VertxException fault && fault.getStackTrace().length == 0
                ? onMatch
                : onMismatch;
    }
}
