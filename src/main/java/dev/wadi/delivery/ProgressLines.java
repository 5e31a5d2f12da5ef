package dev.wadi.delivery;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;

/**
 * Where long work says how far it is. Bound in the registry by a command that shows it in its own way; else it is the log.
 *
 * @param interval between two lines of one piece of work
 * @param line takes one
 */
public record ProgressLines(Duration interval, Consumer<String> line) {
    /** Set by bin/wadi, which can tell whether somebody is looking. */
    private static final String TERMINAL = "wadi.terminal";

    private static final Duration IN_A_LOG = Duration.ofMinutes(1);
    private static final Duration ON_A_TERMINAL = Duration.ofSeconds(5);

    public static ProgressLines of(CamelContext context, Logger log) {
        ProgressLines bound = context.getRegistry().findSingleByType(ProgressLines.class);
        return bound != null
                ? bound
                : new ProgressLines(isTerminal() ? ON_A_TERMINAL : IN_A_LOG, text -> log.info("{}", text));
    }

    /** A line a minute; on a terminal one that is written anew in its place. */
    public static ProgressLines ofCommand(Consumer<String> moving, Consumer<String> plain) {
        return isTerminal() ? new ProgressLines(Duration.ofMillis(500), moving) : new ProgressLines(IN_A_LOG, plain);
    }

    private static boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL);
    }
}
