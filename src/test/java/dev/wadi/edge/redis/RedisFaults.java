package dev.wadi.edge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Faults of the real client, provoked with the data of a record, and the verdict on them. */
final class RedisFaults {
    /** Stands for the data of a record: no message may hold any of it. */
    static final String DATA = "payload-n4711-of-a-customer";

    private static final FaultClassifier CLASSIFIER = new RedisFaultClassifier();

    private RedisFaults() {}

    /** Never with any of the data. */
    static Verdict verdict(Throwable fault) {
        assertThat(fault).isNotNull();
        Verdict verdict = CLASSIFIER.judge(fault).orElseThrow(() -> new AssertionError(fault));
        assertThat(verdict.message()).doesNotContain("payload", "n4711", "params", "command");
        return verdict;
    }

    static Verdict answered(Kind kind, int port, String code) {
        String error = code.isEmpty() ? "an error without a code" : "the error " + code;
        return new Verdict(kind, "Redis at 127.0.0.1:" + port + " answered with " + error);
    }

    static Throwable thrownBy(RedissonClient client) {
        return catchThrowable(
                () -> client.getBucket("key-" + DATA, StringCodec.INSTANCE).set(DATA));
    }
}
