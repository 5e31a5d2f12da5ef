package dev.wadi.edge.redis;

import dev.wadi.delivery.Causes;
import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.redisson.client.RedisException;

/**
 * Judges what the Redisson client throws. A type of its own is the client's word for a server that is away, busy, forbidden or the wrong one. A plain
 * {@link RedisException} carries an error reply: only {@code WRONGTYPE} is about data, and a reply in words that nobody here knows stays unknown.
 *
 * <p>Messages name the server and the code of the reply: the client puts the command and its data behind the code.
 */
public final class RedisFaultClassifier implements FaultClassifier {
    private static final String WRONG_TYPE = "WRONGTYPE";

    /**
     * Replies without a type in the client, and those whose type is lost inside the error of a script. This need not be complete: an unknown reply
     * holds as well, only that a record may be found to be its cause.
     */
    private static final Set<String> UNAVAILABLE = Set.of(
            "NOPERM",
            "MISCONF",
            "READONLY",
            "OOM",
            "NOREPLICAS",
            "MASTERDOWN",
            "CLUSTERDOWN",
            "LOADING",
            "BUSY",
            "NOAUTH",
            "WRONGPASS",
            "TRYAGAIN",
            "NOSCRIPT");

    private static final Set<String> PASSWORD = Set.of("NOAUTH", "WRONGPASS");

    /** What the Java library throws in the client's name when connections, threads or the client itself have ended. */
    private static final Set<Class<? extends Exception>> ENDED = Set.of(
            IllegalStateException.class,
            RejectedExecutionException.class,
            TimeoutException.class,
            InterruptedException.class,
            IOException.class);

    /** Whether the client threw this, or anything among its causes. */
    public static boolean recognizes(Throwable fault) {
        RedisFaultClassifier classifier = new RedisFaultClassifier();
        return Causes.of(fault).stream()
                .anyMatch(cause -> classifier.judge(cause).isPresent());
    }

    /** The server that the fault names, with its port, if it does. */
    public static Optional<String> server(Throwable fault) {
        return RedisReply.server(fault);
    }

    /** Whether the server asks for another password. */
    public static boolean isAboutPassword(Throwable fault) {
        return Causes.of(fault).stream()
                .filter(RedisException.class::isInstance)
                .flatMap(cause -> RedisReply.of((RedisException) cause).stream())
                .anyMatch(reply -> PASSWORD.contains(reply.code()));
    }

    @Override
    public Optional<Verdict> judge(Throwable cause) {
        if (cause instanceof RedisException fault) {
            return Optional.of(judge(fault));
        }
        if (isOfClient(cause.getClass().getName())) {
            return Optional.of(new Verdict(Kind.DEPENDENCY, failed(cause)));
        }
        if (cause.getCause() == null && isThrownByClient(cause)) {
            boolean ended = ENDED.stream().anyMatch(type -> type.isInstance(cause));
            return Optional.of(new Verdict(ended ? Kind.DEPENDENCY : Kind.UNKNOWN, failed(cause)));
        }
        return Optional.empty();
    }

    private static Verdict judge(RedisException fault) {
        boolean typed = fault.getClass() != RedisException.class;
        Optional<RedisReply> reply = RedisReply.of(fault);
        String server = RedisReply.server(fault).map(name -> " at " + name).orElse("");
        if (reply.isEmpty()) {
            // the server gave no answer, or none that the client can read
            return new Verdict(
                    Kind.DEPENDENCY, "Redis" + server + " gave no usable answer: " + RedisReply.kindOfFailure(fault));
        }
        String code = reply.get().code();
        Kind kind = typed || UNAVAILABLE.contains(code)
                ? Kind.DEPENDENCY
                : code.equals(WRONG_TYPE) ? Kind.DATA : Kind.UNKNOWN;
        String error = code.isEmpty() ? "an error without a code" : "the error " + code;
        return new Verdict(kind, "Redis" + server + " answered with " + error + advice(code));
    }

    private static String advice(String code) {
        return PASSWORD.contains(code) ? ". Check the password, and the secret that has it" : "";
    }

    private static String failed(Throwable cause) {
        return "The client of Redis failed: " + cause.getClass().getSimpleName();
    }

    /** Which of the libraries and this application is nearest to where it was thrown. */
    private static boolean isThrownByClient(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            String type = frame.getClassName();
            if (isOfClient(type)) {
                return true;
            }
            if (!type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("io.netty.")) {
                return false;
            }
        }
        return false;
    }

    private static boolean isOfClient(String type) {
        return type.startsWith("org.redisson.");
    }
}
