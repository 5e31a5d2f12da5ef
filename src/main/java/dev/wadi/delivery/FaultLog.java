package dev.wadi.delivery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the faults of steps that are neither a dependency's nor the record's. Each attempt is told by its message; the stack trace stands there once in a process
 * for the same fault, as shards and attempts repeat it, and else at DEBUG. A fault that Camel finds in an expression has none: its message says what to write.
 */
public final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);
    /** In the registry, as reloads of the route belong to the same process. */
    private static final String NAME = "wadi-fault-log";

    private static final String CAMEL = "org.apache.camel.";

    private final Set<Place> traced = ConcurrentHashMap.newKeySet();

    private record Place(String route, String exception, String frame) {}

    /** The one of the process. */
    static FaultLog of(CamelContext context) {
        synchronized (context.getRegistry()) {
            FaultLog bound = context.getRegistry().lookupByNameAndType(NAME, FaultLog.class);
            if (bound == null) {
                bound = new FaultLog();
                context.getRegistry().bind(NAME, bound);
            }
            return bound;
        }
    }

    void failed(String route, int attempt, int records, Fault fault) {
        String line = "Attempt " + attempt + " with " + records + " records failed. " + fault.message();
        if (isToBeTraced(route, fault.exception())) {
            LOG.warn(line, fault.exception());
        } else {
            LOG.warn(line);
            LOG.debug("The stack trace of that fault", fault.exception());
        }
    }

    private boolean isToBeTraced(String route, Exception thrown) {
        List<Throwable> causes = Causes.of(thrown);
        Throwable root = causes.get(causes.size() - 1);
        String frame = codeFrames(root).findFirst().map(String::valueOf).orElse("");
        boolean camels = frame.startsWith(CAMEL)
                && causes.stream().anyMatch(cause -> cause.getClass().getName().startsWith(CAMEL));
        return !camels && traced.add(new Place(route, root.getClass().getName(), frame));
    }

    /** Without those of the JDK, whose classes stand in modules. */
    private static Stream<StackTraceElement> codeFrames(Throwable fault) {
        return Stream.of(fault.getStackTrace()).filter(frame -> frame.getModuleName() == null);
    }
}
