package dev.wadi.edge.aws;

import java.time.Duration;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/**
 * How long a call may last, so that a server that takes a connection and never answers ends nobody's work. To a retried call of which the
 * first attempt was only slow, the service answers as to any repeated call.
 *
 * @param attempt one request and its answer
 * @param call all attempts with the pauses between them
 */
record CallTime(Duration attempt, Duration call) {
    /** An attempt is above a long poll, 20 seconds; a call below the claim of a message in an outbox. */
    static final CallTime QUEUE = seconds(25, 40);
    /** Answers within milliseconds. Leases depend on it, and with them on how soon an attempt is given up. */
    static final CallTime TABLE = seconds(5, 15);

    static final CallTime PARAMETER = seconds(5, 15);
    /** Read while the process starts, and a process that starts stops no sooner than this. */
    static final CallTime SECRET = seconds(4, 8);
    /** An object goes up within one attempt; of one that comes down it is the time up to its first byte. */
    static final CallTime OBJECT = seconds(30, 90);
    /** Kinesis among them: 10 MiB a call, in either direction. */
    static final CallTime OTHERS = seconds(15, 40);
    /** One call pushes records for five minutes. */
    static final CallTime SUBSCRIPTION = seconds(360, 360);

    /** Of a call that must end by then, whatever it does. */
    static CallTime within(Duration call) {
        return new CallTime(OTHERS.attempt.compareTo(call) < 0 ? OTHERS.attempt : call, call);
    }

    private static CallTime seconds(int attempt, int call) {
        return new CallTime(Duration.ofSeconds(attempt), Duration.ofSeconds(call));
    }

    void limit(ClientOverrideConfiguration.Builder client) {
        client.apiCallAttemptTimeout(attempt).apiCallTimeout(call);
    }

    void limit(RequestOverrideConfiguration.Builder<?> request) {
        request.apiCallAttemptTimeout(attempt).apiCallTimeout(call);
    }
}
