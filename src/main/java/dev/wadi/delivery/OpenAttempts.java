package dev.wadi.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts that are on their way. A step that never returns, such as one that waits for a file without a time limit, would hold its source without a word: the log names it, after
 * {@value #FIRST_SECONDS} seconds and whenever it has lasted twice as long.
 */
final class OpenAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);
    private static final String NAME = "wadi-open-attempts";
    private static final long FIRST_SECONDS = 60;
    private static final long LOOK_SECONDS = 10;

    private final Set<Progress> open = ConcurrentHashMap.newKeySet();

    /** How far one attempt is. */
    static final class Progress {
        /** The one that was entered last, by any of its exchanges; null before the first. */
        private volatile Step step;
        /** So many steps, about: parallel ones may count as one. */
        private int entered;

        private String route;
        private int seen;
        private long sinceNanos;
        private long tellSeconds;

        /** For each step of each exchange, and therefore without a look at the clock. */
        void enter(Step next) {
            entered++;
            step = next;
        }

        /** Null before the first. */
        Step step() {
            return step;
        }
    }

    /** Those of the process. */
    static OpenAttempts of(CamelContext context) {
        synchronized (context.getRegistry()) {
            OpenAttempts bound = context.getRegistry().lookupByNameAndType(NAME, OpenAttempts.class);
            if (bound == null) {
                bound = new OpenAttempts();
                context.getRegistry().bind(NAME, bound);
                bound.watch(context);
            }
            return bound;
        }
    }

    private void watch(CamelContext context) {
        ScheduledExecutorService thread =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, NAME);
        var unused = thread.scheduleWithFixedDelay(
                () -> look(System.nanoTime()), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void begin(String route, Progress attempt) {
        attempt.route = route;
        open.add(attempt);
    }

    void end(Progress attempt) {
        open.remove(attempt);
    }

    /** By one thread. */
    void look(long nanos) {
        open.stream().filter(attempt -> attempt.step != null).forEach(attempt -> look(attempt, nanos));
    }

    private static void look(Progress attempt, long nanos) {
        if (attempt.seen != attempt.entered) {
            attempt.seen = attempt.entered;
            attempt.sinceNanos = nanos;
            attempt.tellSeconds = FIRST_SECONDS;
        }
        long seconds = Duration.ofNanos(nanos - attempt.sinceNanos).toSeconds();
        if (seconds >= attempt.tellSeconds) {
            attempt.tellSeconds = 2 * seconds;
            LOG.warn("{} {} (for {} s)", attempt.route, told(attempt.step), seconds);
        }
    }

    static String told(Step step) {
        return "waits: the step " + step.id()
                + " has not returned. Nothing is lost: its records are not acknowledged, and"
                + " none come behind them. A step that waits for somebody else without a limit needs one, such as"
                + " timeout: 5000 of pollEnrich";
    }
}
