package dev.wadi.scenario.disturbance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.HoldException;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.testing.RunningRedis;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.InterceptStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.redisson.client.NettyHook;
import org.redisson.client.codec.StringCodec;

/** A step that sets two fields of a hash, one after the other. */
class RedisCallsTest {
    private static final CallKind SET = new CallKind("redis", "HSET", Ending.REDIS, "route save");

    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void eachCommandOfAStepIsACall() throws Exception {
        Crash calm = Crash.never();
        assertThat(save(calm).getException()).isNull();
        assertThat(calm.calls()).isEqualTo(Map.of(SET, 2));
        assertThat(hash()).isEqualTo(Map.of("one", "1", "two", "2"));
    }

    @Test
    void behindACrashNothingReachesRedisAndNoStepBegins() throws Exception {
        Crash crash = Crash.behind(SET, 1);
        assertThat(save(crash).getException()).isNotNull();
        assertThat(crash.death()).isDone();
        assertThat(hash()).isEqualTo(Map.of("one", "1"));
        try (ProducerTemplate again = context.createProducerTemplate()) {
            assertThat(again.send("direct:save", exchange -> {}).getException()).isInstanceOf(HoldException.class);
        }
    }

    /** Of all who wait for one answer the last is told first. */
    @Test
    void aCallCountsAlsoWhereItsAskerIsFaster() {
        Crash crash = Crash.behind(SET, 1);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        crash.asked(SET, answer);
        CompletableFuture<Void> asker = answer.thenRun(() -> {
            assertThatThrownBy(crash::requireAlive).isInstanceOf(HoldException.class);
            assertThat(crash.calls()).isEqualTo(Map.of(SET, 1));
        });
        answer.complete(null);
        assertThat(asker).isCompleted();
    }

    private Exchange save(Crash crash) throws Exception {
        Map<String, Object> beans = crash.beans(UnaryOperator.identity());
        context.getCamelContextExtension().addInterceptStrategy((InterceptStrategy) beans.get("scenarioSteps"));
        context.getRegistry().bind("hook", NettyHook.class, beans.get("scenarioRedisCalls"));
        RedisConnection redis = new RedisConnection();
        redis.setCamelContext(context);
        redis.setHost("127.0.0.1");
        redis.setPort(REDIS.port());
        redis.init();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:save")
                        .routeId("save")
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            var hash = redis.client().<String, String>getMap("hash", StringCodec.INSTANCE);
                            hash.fastPut("one", "1");
                            hash.fastPut("two", "2");
                        });
            }
        });
        context.start();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.send("direct:save", exchange -> {});
        }
    }

    private static Map<String, String> hash() {
        return REDIS.client()
                .<String, String>getMap("hash", StringCodec.INSTANCE)
                .readAllMap();
    }
}
