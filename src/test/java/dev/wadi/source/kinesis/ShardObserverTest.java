package dev.wadi.source.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.DeliveryMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ShardObserverTest {

    @Test
    void aLeaseThatWasLostAndWonAgainShowsItsNewReadingOnly() throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("meters", MeterRegistry.class, meters);
            DeliveryMonitor monitor = new DeliveryMonitor(context, "orders", "here");
            ShardObserver lost = observer(monitor);
            lost.polled(1_000L);
            ShardObserver wonAgain = observer(monitor);
            wonAgain.polled(5_000L);
            lost.close();
            assertThat(meters.get(ShardObserver.BEHIND).gauge().value()).isEqualTo(5);
            wonAgain.close();
            assertThat(meters.find(ShardObserver.BEHIND).gauge()).isNull();
        }
    }

    private static ShardObserver observer(DeliveryMonitor monitor) {
        ShardContext route =
                new ShardContext("orders", Clock.systemUTC(), Instant.now(), monitor, null, (stream, shard) -> null);
        return new ShardObserver(route, "stream", "shard", () -> false, () -> Duration.ofHours(24));
    }
}
