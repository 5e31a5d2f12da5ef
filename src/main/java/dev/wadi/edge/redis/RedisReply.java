package dev.wadi.edge.redis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisTimeoutException;

/**
 * What may be shown of an error reply.
 *
 * @param code its first word, which Redis keeps for the kind of the error; inside the error of a script, the code of the command that failed there; empty where the
 *     reply begins with something else
 */
record RedisReply(String code) {
    /** What the client puts behind a reply: {@code . channel: [id: 0x1, L:/127.0.0.1:1 - R:redis/10.0.0.1:6379] command: ...}, with data. */
    private static final String CHANNEL = ". channel: ";

    /** A type of the client that stands for a reply begins with it; the client's own sentences begin like sentences. */
    private static final Pattern TYPED = Pattern.compile("^[A-Z]{2,40}\\b");

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Pattern IN_SCRIPT =
            Pattern.compile("^ERR Error running script \\(call to \\w+\\): @user_script: ?\\d+: "
                    + "(?:@user_script: ?\\d+: )?-?([A-Z]{2,40}) ");
    private static final Pattern SERVER = Pattern.compile("(?:^|[ .,])"
            + "(?:channel: \\[id: 0x[0-9a-f]+, L:[^ \\]]* [-!] R:|Redis server: |Redis node: |refused: |timed out[^:]*: )"
            + "([\\w.\\-/:%]*:\\d{1,5})");
    private static final int DEEPEST = 10;

    /** Empty where the client made this up itself: there was no reply that it could read. */
    static Optional<RedisReply> of(RedisException fault) {
        if (fault instanceof RedisOutOfMemoryException) {
            return Optional.of(new RedisReply("OOM")); // the client cuts the code off
        }
        String message = String.valueOf(fault.getMessage());
        boolean plain = fault.getClass() == RedisException.class;
        if (plain ? fault.getCause() != null : !TYPED.matcher(message).find()) {
            return Optional.empty();
        }
        int end = message.indexOf(CHANNEL);
        String reply = end < 0 ? message : message.substring(0, end);
        Matcher inScript = IN_SCRIPT.matcher(reply);
        String code = inScript.find() ? inScript.group(1) : reply.split("[ :.,]", 2)[0];
        // a word of another form may be anything, also data of a record
        return Optional.of(new RedisReply(CODE.matcher(code).matches() ? code : ""));
    }

    /** The server that the fault names, if it does; only from what stands before the command's parameters. */
    static Optional<String> server(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            int parameters = message.indexOf("params: ");
            Matcher server = SERVER.matcher(parameters < 0 ? message : message.substring(0, parameters));
            if (server.find()) {
                return Optional.of(readable(server.group(1)));
            }
        }
        return Optional.empty();
    }

    /** For a fault without a reply. */
    static String kindOfFailure(RedisException fault) {
        if (fault instanceof RedisTimeoutException) {
            return "time-out";
        }
        if (fault instanceof RedisConnectionException) {
            return "no connection";
        }
        boolean plain = fault.getClass() == RedisException.class && fault.getCause() != null;
        return (plain ? fault.getCause() : fault).getClass().getSimpleName();
    }

    /** {@code /10.0.0.1:6379} and {@code 10.0.0.1/10.0.0.1:6379} as {@code 10.0.0.1:6379}. */
    private static String readable(String address) {
        int slash = address.indexOf('/');
        if (slash < 0) {
            return address;
        }
        String name = address.substring(0, slash);
        String resolved = address.substring(slash + 1);
        return name.isEmpty() || resolved.startsWith(name + ":") ? resolved : address;
    }
}
