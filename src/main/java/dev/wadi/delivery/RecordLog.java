package dev.wadi.delivery;

import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each record when it ends, at DEBUG: its identity, what its route has noted of it, and its outcome, or the reason and detail of its refusal. Each route
 * has a logger of its own.
 */
public final class RecordLog {
    /** What would begin a line of its own, or steer a terminal. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\u2028\\u2029]");

    private RecordLog() {}

    /** Whether the lines of this route are written. */
    public static boolean isOn(String route) {
        return of(route).isDebugEnabled();
    }

    /** For who asks before that whether it is on. */
    static void ended(Logger log, Collection<RecordEntry> entries) {
        entries.forEach(entry -> log.debug("{}", line(entry)));
    }

    static Logger of(String route) {
        return LoggerFactory.getLogger(RecordLog.class.getName() + "." + route);
    }

    private static String line(RecordEntry entry) {
        StringJoiner line = new StringJoiner(" ");
        line.add(entry.record().identity());
        entry.notes().forEach(line::add);
        RefusedRecordException refusal = entry.refusal();
        line.add(
                refusal == null
                        ? entry.outcome().name()
                        : Outcome.DEAD_LETTER + " " + refusal.reason() + ": " + refusal.detail());
        return printable(line.toString());
    }

    private static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }
}
