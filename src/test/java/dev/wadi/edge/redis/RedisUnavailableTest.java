package dev.wadi.edge.redis;

import static dev.wadi.edge.redis.RedisFaults.DATA;
import static dev.wadi.edge.redis.RedisFaults.thrownBy;
import static dev.wadi.edge.redis.RedisFaults.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.testing.RespProxy;
import dev.wadi.testing.RunningRedis;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A server that gives no answer, or none that the client can read. */
@Timeout(600)
class RedisUnavailableTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    /** What the client takes for something else, or cannot read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-MOVED to payload-n4711-of-a-customer",
                "-OOM",
                "HTTP/1.1 502 Bad Gateway",
                ":not a number",
                "$-7x"
            })
    void anAnswerThatTheClientCannotReadIsNoAnswer(String line) {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                ConnectedRedis connected = new ConnectedRedis(proxy.port())) {
            proxy.answer(command -> command.equals("PING") ? Optional.empty() : Optional.of(line));
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict.kind()).as(verdict.message()).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains("Redis");
        }
    }

    @Test
    void aServerThatIsNotReachedIsUnavailable() {
        try (CuttableProxy way = new CuttableProxy(REDIS.port());
                ConnectedRedis connected = new ConnectedRedis(way.port())) {
            way.cut();
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains(" gave no usable answer");
        }
    }

    @Test
    void aServerThatIsSilentIsUnavailable() {
        try (CuttableProxy way = new CuttableProxy(REDIS.port());
                ConnectedRedis connected = new ConnectedRedis(way.port())) {
            thrownBy(connected.client());
            way.silence();
            Verdict verdict = verdict(thrownBy(connected.client()));
            assertThat(verdict)
                    .isEqualTo(new Verdict(
                            Kind.DEPENDENCY, "Redis at 127.0.0.1:" + way.port() + " gave no usable answer: time-out"));
        }
    }

    @Test
    void aClientThatWasShutDownIsUnavailable() {
        RedissonClient client;
        try (ConnectedRedis connected = new ConnectedRedis(REDIS.port())) {
            client = connected.client();
        }
        Stream.<Throwable>of(thrownBy(client), catchThrowable(() -> batch(client)))
                .forEach(fault -> assertThat(verdict(fault).kind()).isEqualTo(Kind.DEPENDENCY));
    }

    private static void batch(RedissonClient client) {
        var batch = client.createBatch();
        var unused = batch.getBucket("key-" + DATA, StringCodec.INSTANCE).setAsync(DATA);
        batch.execute();
    }
}
