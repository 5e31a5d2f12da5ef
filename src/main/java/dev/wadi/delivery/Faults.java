package dev.wadi.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisBusyException;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisRetryException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisWrongPasswordException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The first half of the one rule for faults: is the surrounding to blame (hold the source), or may a record be (try, then find it)?
 *
 * <p>To blame is whatever a later attempt may find healed without anybody touching the record: not reachable, throttled, timed out, 5xx, but
 * also missing permissions, expired credentials and a deleted queue or table.
 */
final class Faults {
    private static final Set<Class<? extends Exception>> SURROUNDING = Set.of(
            HoldException.class,
            SdkClientException.class,
            IOException.class,
            TimeoutException.class,
            RejectedExecutionException.class,
            RedissonShutdownException.class,
            RedisConnectionException.class,
            RedisTimeoutException.class,
            RedisRetryException.class,
            RedisLoadingException.class,
            RedisBusyException.class,
            RedisClusterDownException.class,
            RedisNodeNotFoundException.class,
            RedisReconnectedException.class,
            RedisReadonlyException.class,
            RedisOutOfMemoryException.class,
            RedisAuthRequiredException.class,
            RedisWrongPasswordException.class);

    /** A status of 400 stands for both "this request is wrong" and "you may not, or there is no such place"; what the latter are called. */
    private static final List<String> AWS_CODES = List.of(
            "AccessDenied",
            "Expired",
            "UnrecognizedClient",
            "AuthenticationToken",
            "Signature",
            "OptIn",
            "NotFound",
            "NonExistent",
            "DoesNotExist",
            "NoSuchBucket",
            "InUse",
            "TransactionConflict",
            "TooManyUpdates",
            "InvalidKeyId",
            "LimitExceeded",
            "Throttl",
            "KMS");

    /** Redis' own words for faults that the client has no type for, or that stand inside the error of a script. */
    private static final Pattern REDIS_ERROR = Pattern.compile(
            "^ERR max number of clients|(^|[ -])(MISCONF|NOPERM|NOREPLICAS|READONLY|OOM|MASTERDOWN|CLUSTERDOWN) ");

    /** Behind it the client repeats the command, with data of the records. */
    private static final String COMMAND = ". channel: ";

    private static final int DEEPEST = 50;

    private Faults() {}

    static boolean isSurrounding(Throwable fault) {
        Throwable cause = fault;
        // bounded, as causes may form a ring
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            Throwable seen = cause;
            if (SURROUNDING.stream().anyMatch(type -> type.isInstance(seen))
                    || (cause instanceof AwsServiceException service && isSurrounding(service))
                    || (cause instanceof RedisException redis && isSurrounding(redis))) {
                return true;
            }
        }
        return false;
    }

    /** What it began with; its message is the one that says something. */
    static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isSurrounding(RedisException fault) {
        String message = String.valueOf(fault.getMessage());
        int end = message.indexOf(COMMAND);
        return REDIS_ERROR
                .matcher(end < 0 ? message : message.substring(0, end))
                .find();
    }

    private static boolean isSurrounding(AwsServiceException fault) {
        if (fault.statusCode() >= 500 || fault.isThrottlingException() || fault.isRetryableException()) {
            return true;
        }
        String code = fault.awsErrorDetails() == null
                ? ""
                : String.valueOf(fault.awsErrorDetails().errorCode());
        return fault.statusCode() == 401
                || fault.statusCode() == 403
                || AWS_CODES.stream().anyMatch(code::contains);
    }
}
