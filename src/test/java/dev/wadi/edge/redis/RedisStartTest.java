package dev.wadi.edge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.testing.RespProxy;
import dev.wadi.testing.RunningRedis;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(600)
class RedisStartTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    @Test
    void aConnectionThatCouldNotBeMadeIsNotKept() throws Exception {
        try (RespProxy proxy = new RespProxy(REDIS.port());
                DefaultCamelContext context = new DefaultCamelContext()) {
            proxy.answer(command -> Optional.of("-QUOTA exceeded"));
            context.start();
            RedisConnection connection = new RedisConnection();
            connection.setCamelContext(context);
            connection.setHost("127.0.0.1");
            connection.setPort(proxy.port());
            assertThat(catchThrowable(connection::init)).hasStackTraceContaining("RedisStartException");
            assertThat(context.hasService(
                            service -> service.getClass().getName().startsWith(RedisConnection.class.getName())))
                    .isNull();
        }
    }

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
