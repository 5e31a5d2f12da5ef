package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.FileSystemException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.DataFormatException;

/**
 * The one rule for faults, first half: who is to blame, judged by where the exception was thrown. In a call, which the classifiers of the edges recognize
 * by their clients' types and the watch over the route by the step, only an answer about data blames a record. Outside any call a parser or decoder that
 * failed does. Everything else is known later, by contrast with other records ({@link BatchRecovery}).
 */
final class FaultJudge {
    /** Where the JDK and Netty talk to the outside; an exception from there is about no record, whatever its type. */
    private static final List<String> OUTSIDE_WORLD = List.of(
            "sun.nio.ch.",
            "java.net.",
            "javax.net.",
            "sun.net.",
            "jdk.internal.net.",
            "sun.security.ssl.",
            "io.netty.");

    private final Edges edges;

    FaultJudge(List<FaultClassifier> classifiers) {
        this(new Edges(classifiers));
    }

    private FaultJudge(Edges edges) {
        this.edges = edges;
    }

    static FaultJudge ofAllEdges() {
        return new FaultJudge(Edges.ALL);
    }

    Fault judge(Exception thrown, Step step) {
        List<Throwable> chain = Causes.of(thrown);
        for (Throwable cause : chain) {
            if (cause instanceof HoldException) {
                return new Fault(thrown, step, Blame.DEPENDENCY, false, 0, cause.getMessage());
            }
        }
        Optional<Verdict> verdict = edges.verdict(thrown);
        if (verdict.isPresent()) {
            return new Fault(
                    thrown,
                    step,
                    blame(verdict.get()),
                    true,
                    0,
                    message(step, verdict.get().message()));
        }
        Throwable root = chain.get(chain.size() - 1);
        if (chain.stream().anyMatch(FaultJudge::isOfTheOutsideWorld)) {
            return new Fault(thrown, step, Blame.DEPENDENCY, false, 0, message(step, text(root)));
        }
        return new Fault(thrown, step, byPlace(step, chain), false, 0, message(step, text(root)));
    }

    private static Blame byPlace(Step step, List<Throwable> chain) {
        if (step.isCall() || chain.stream().anyMatch(OutOfMemoryError.class::isInstance)) {
            return Blame.UNKNOWN_IN_CALL; // memory is short for whoever comes then
        }
        return chain.stream().anyMatch(FaultJudge::isOfAParser) ? Blame.RECORD : Blame.UNKNOWN_OUTSIDE;
    }

    private static Blame blame(Verdict verdict) {
        return switch (verdict.kind()) {
            case DATA -> Blame.RECORD;
            case DEPENDENCY -> Blame.DEPENDENCY;
            case UNKNOWN -> Blame.UNKNOWN_IN_CALL;
        };
    }

    private static boolean isOfTheOutsideWorld(Throwable cause) {
        if (cause instanceof MalformedURLException) {
            return false; // thrown by a parser
        }
        if (cause instanceof TimeoutException
                || cause instanceof RejectedExecutionException
                || cause instanceof FileSystemException) {
            return true;
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause instanceof IOException
                && (OUTSIDE_WORLD.stream().anyMatch(cause.getClass().getName()::startsWith)
                        || (trace.length > 0 && OUTSIDE_WORLD.stream().anyMatch(trace[0].getClassName()::startsWith)));
    }

    private static boolean isOfAParser(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof NumberFormatException
                || cause instanceof DateTimeException
                || cause instanceof DataFormatException;
    }

    private static String message(Step step, String what) {
        return "Step " + step.id() + ": " + what + SettingNames.inBrackets(step.settings());
    }

    private static String text(Throwable root) {
        return root.getMessage() == null
                ? root.getClass().getSimpleName()
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
