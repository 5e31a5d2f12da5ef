package dev.wadi.delivery;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisBusyException;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
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
            RedisReadonlyException.class,
            RedisOutOfMemoryException.class,
            RedisAuthRequiredException.class,
            RedisWrongPasswordException.class);

    private Faults() {}

    static boolean isSurrounding(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = next(cause)) {
            Throwable seen = cause;
            if (SURROUNDING.stream().anyMatch(type -> type.isInstance(seen))
                    || (cause instanceof AwsServiceException service && isSurrounding(service))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSurrounding(AwsServiceException fault) {
        if (fault.statusCode() >= 500 || fault.isThrottlingException() || fault.isRetryableException()) {
            return true;
        }
        String code = fault.awsErrorDetails() == null
                ? ""
                : String.valueOf(fault.awsErrorDetails().errorCode());
        // a status of 400 stands for both "this request is wrong" and "you may not, or there is no such place"
        return fault.statusCode() == 401
                || fault.statusCode() == 403
                || code.contains("AccessDenied")
                || code.contains("Expired")
                || code.contains("UnrecognizedClient")
                || code.contains("NotFound")
                || code.contains("NonExistent")
                || code.contains("DoesNotExist")
                || code.contains("LimitExceeded");
    }

    private static Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
