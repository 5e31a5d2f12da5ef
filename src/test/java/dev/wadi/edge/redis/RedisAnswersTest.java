package dev.wadi.edge.redis;

import static dev.wadi.edge.redis.RedisFaults.DATA;
import static dev.wadi.edge.redis.RedisFaults.answered;
import static dev.wadi.edge.redis.RedisFaults.thrownBy;
import static dev.wadi.edge.redis.RedisFaults.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.testing.RedisCommands;
import dev.wadi.testing.RespProxy;
import dev.wadi.testing.RunningRedis;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** Errors that a real server answers, and what is said of them. */
@Timeout(600)
class RedisAnswersTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    @AfterEach
    void heal() {
        RedisCommands.ok(
                REDIS.port(), "CONFIG SET maxmemory 0", "REPLICAOF NO ONE", "ACL SETUSER default +@all", "FLUSHALL");
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIG SET maxmemory 1,OOM",
        "REPLICAOF 127.0.0.1 1,READONLY",
        "ACL SETUSER default -@write,NOPERM",
    })
    void aServerThatRefusesToWriteIsUnavailable(String command, String code) {
        RedisCommands.ok(REDIS.port(), command);
        assertThat(verdict(thrownBy(REDIS.client()))).isEqualTo(answered(Kind.DEPENDENCY, REDIS.port(), code));
    }

    @ParameterizedTest
    @CsvSource({"CONFIG SET maxmemory 1", "REPLICAOF 127.0.0.1 1"})
    void soItIsInsideAScript(String command) {
        RedisCommands.ok(REDIS.port(), command);
        Verdict verdict = verdict(catchThrowable(() -> script("return redis.call('SET', KEYS[1], ARGV[1])")));
        assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
        assertThat(verdict.message()).matches("Redis at .* answered with the error (OOM|READONLY)");
    }

    @Test
    void aKeyOfAnotherTypeIsTheRecords() {
        REDIS.client().getBucket(DATA, StringCodec.INSTANCE).set("text");
        Throwable fault = catchThrowable(() -> REDIS.client()
                .<String, String>getMap(DATA, StringCodec.INSTANCE)
                .put("a", "b"));
        assertThat(verdict(fault)).isEqualTo(answered(Kind.DATA, REDIS.port(), "WRONGTYPE"));
    }

    @Test
    void anErrorOfAScriptIsNotKnown() {
        Verdict verdict = verdict(catchThrowable(() -> script("return ARGV[1] < nil")));
        assertThat(verdict).isEqualTo(answered(Kind.UNKNOWN, REDIS.port(), "ERR"));
    }

    @ParameterizedTest
    @CsvSource({
        "-QUOTA exceeded for payload-n4711-of-a-customer,QUOTA",
        "-upstream request timeout,upstream",
        "-ERR backend 'payload-n4711-of-a-customer' is gone,ERR",
        "-payload-n4711-of-a-customer was refused,''",
        "-{\"why\":\"payload-n4711-of-a-customer\"},''",
        "-,''",
    })
    void anErrorInUnknownWordsIsNotKnownAndOnlyItsCodeIsShown(String line, String code) {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                ConnectedRedis connected = new ConnectedRedis(proxy.port())) {
            proxy.answer(command -> command.equals("PING") ? Optional.empty() : Optional.of(line));
            assertThat(verdict(thrownBy(connected.client()))).isEqualTo(answered(Kind.UNKNOWN, proxy.port(), code));
        }
    }

    @Test
    void aClusterBehindTheAddressOfOneServerIsNotKnown() {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                ConnectedRedis connected = new ConnectedRedis(proxy.port())) {
            proxy.answer(command ->
                    command.equals("PING") ? Optional.empty() : Optional.of("-MOVED 1 127.0.0.1:" + proxy.port()));
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict).isEqualTo(new Verdict(Kind.UNKNOWN, "Redis answered with the error MOVED"));
        }
    }

    @Test
    void aRefusedPasswordIsUnavailableAndTheSecretsSettingsAreNamed() {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                ConnectedRedis connected = new ConnectedRedis(proxy.port())) {
            proxy.answer(command ->
                    command.equals("PING") ? Optional.empty() : Optional.of("-NOAUTH Authentication required."));
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains(" answered with the error NOAUTH. Check the password");
        }
    }

    private static Object script(String lua) {
        return REDIS.client()
                .getScript(StringCodec.INSTANCE)
                .eval(Mode.READ_WRITE, lua, ReturnType.VALUE, List.of("key"), DATA);
    }
}
