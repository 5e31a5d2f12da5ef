package dev.wadi.source.kinesis;

import static dev.wadi.source.kinesis.StreamFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Patience;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** What the threads of a source have in common, from one start to the next. */
class StreamRunTest {
    private static final StreamFixture.Step NONE = (poll, exchange) -> {};
    private static final Duration LONGEST = Patience.LONGEST;

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits());

    private final UncaughtExceptionHandler handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
    private StreamFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new StreamFixture(CLOUD);
    }

    @AfterEach
    void end() {
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
        fixture.close();
    }

    @Test
    void aStopThatIsGivenUpEndsByItselfAndLeavesTheNextStartAlone() throws Exception {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> uncaught.add(fault));
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        fixture.start("orders" + QUICK + "&stopTimeout=100", NONE);
        fixture.awaitRecords(1);
        fixture.dynamoDbProxy.silence();
        fixture.context.getRouteController().stopRoute("collect");
        assertThat(stopsUnderWay()).isOne();
        fixture.dynamoDbProxy.cut();
        fixture.dynamoDbProxy.mend();
        fixture.context.getRouteController().startRoute("collect");
        await().atMost(LONGEST).until(() -> stopsUnderWay() == 0);
        fixture.put("orders", "k", "2");
        await().atMost(LONGEST).until(() -> fixture.texts().contains("2"));
        assertThat(uncaught).isEmpty();
    }

    private static long stopsUnderWay() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("kinesis-stream-stop"))
                .count();
    }

    @Test
    void anErrorWhileLookingAfterTheShardsDoesNotEndThat() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger broken = new AtomicInteger();
        KinesisClient breakable = (KinesisClient) Proxy.newProxyInstance(
                KinesisClient.class.getClassLoader(),
                new Class<?>[] {KinesisClient.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("describeStreamSummary")) {
                        looks.incrementAndGet();
                        if (broken.get() > 0) {
                            broken.decrementAndGet();
                            throw new StackOverflowError("planted");
                        }
                    }
                    try {
                        return method.invoke(fixture.client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        fixture.context.getRegistry().bind("kinesis", KinesisClient.class, breakable);
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        fixture.start("orders" + QUICK, NONE);
        fixture.awaitRecords(1);
        broken.set(1);
        await().atMost(LONGEST).until(() -> broken.get() == 0);
        int seen = looks.get();
        await().atMost(LONGEST).until(() -> looks.get() > seen);
        await().atMost(LONGEST).until(() -> fixture.readiness() == State.UP);
    }
}
