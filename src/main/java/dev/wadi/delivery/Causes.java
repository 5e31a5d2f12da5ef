package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.List;

/** The exceptions that led to a fault, the fault itself first, what it began with last. Bounded, as causes may form a ring. */
public final class Causes {
    private static final int DEEPEST = 50;

    private Causes() {}

    public static List<Throwable> of(Throwable fault) {
        List<Throwable> causes = new ArrayList<>();
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** What it began with; its message is the one that says something. */
    static Throwable root(Throwable fault) {
        List<Throwable> causes = of(fault);
        return causes.get(causes.size() - 1);
    }
}
