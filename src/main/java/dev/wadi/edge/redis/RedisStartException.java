package dev.wadi.edge.redis;

/** Redis could not be used at the start; the message says which server and what to check, never the password. */
public final class RedisStartException extends Exception {
    private static final long serialVersionUID = 1L;

    public RedisStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
