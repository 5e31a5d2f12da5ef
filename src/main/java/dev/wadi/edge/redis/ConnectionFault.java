package dev.wadi.edge.redis;

import dev.wadi.delivery.SettingNames;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisWrongPasswordException;

/** Why there is no connection, for a person, with the settings to look at. */
record ConnectionFault(CamelContext context, String host, int port, String secretName) {

    /** @param attempts ends the sentence about a server that cannot be reached */
    String explain(RedisException fault, String attempts) {
        Optional<String> code = replyIn(fault);
        if (isPasswordRefused(fault)) {
            return server() + " refused the password (" + code.orElse("no code") + "). Check " + secretSettings()
                    + ", and the secret they name.";
        }
        if (code.isPresent()) {
            return server() + " answers, but with the error " + code.get() + ". Look at the server.";
        }
        List<String> settings = SettingNames.of(context, "redis", host);
        return server() + " could not be reached" + attempts + ". Check "
                + (settings.isEmpty() ? "host, port and tls" : String.join(", ", settings))
                + ", and that the server runs.";
    }

    private String secretSettings() {
        List<String> settings = SettingNames.of(context, "secret", secretName);
        return settings.isEmpty() ? "secretName and passwordKey" : String.join(" and ", settings);
    }

    private static Optional<String> replyIn(RedisException fault) {
        return rootOf(fault) instanceof RedisException root
                ? RedisReply.of(root).map(RedisReply::code).map(code -> code.isEmpty() ? "without a code" : code)
                : Optional.empty();
    }

    static boolean isPasswordRefused(RedisException fault) {
        Throwable cause = rootOf(fault);
        return cause instanceof RedisAuthRequiredException
                || cause instanceof RedisWrongPasswordException
                || String.valueOf(cause.getMessage()).contains("without any password configured");
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private String server() {
        return "Redis at " + host + ":" + port;
    }
}
