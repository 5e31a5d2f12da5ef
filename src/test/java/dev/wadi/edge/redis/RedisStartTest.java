package dev.wadi.edge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.testing.RespProxy;
import dev.wadi.testing.RunningRedis;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(600)
class RedisStartTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    @Test
    void ofAnErrorOnlyTheCodeIsShown() {
        try (RespProxy proxy = new RespProxy(REDIS.port())) {
            proxy.answer(command -> Optional.of("-QUOTA exceeded for payload-4711"));
            RedisConnection connection = new RedisConnection();
            connection.setHost("127.0.0.1");
            connection.setPort(proxy.port());
            Throwable fault = catchThrowable(connection::start);
            while (!(fault instanceof RedisStartException)) {
                fault = fault.getCause();
            }
            assertThat(fault)
                    .hasMessage(
                            "Redis at 127.0.0.1:%d answers, but with the error QUOTA. Look at the server.",
                            proxy.port());
        }
    }
}
