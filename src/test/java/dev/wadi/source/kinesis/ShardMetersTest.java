package dev.wadi.source.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.DeliveryMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ShardMetersTest {

    @Test
    void aLeaseThatWasLostAndWonAgainShowsItsNewReadingOnly() throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("meters", MeterRegistry.class, meters);
            DeliveryMonitor monitor = new DeliveryMonitor(context, "orders", "here");
            ShardMeters lost = new ShardMeters(monitor, "orders", "stream", "shard", Clock.systemUTC());
            lost.polled(1_000L);
            ShardMeters wonAgain = new ShardMeters(monitor, "orders", "stream", "shard", Clock.systemUTC());
            wonAgain.polled(5_000L);
            lost.close();
            assertThat(meters.get(ShardMeters.BEHIND).gauge().value()).isEqualTo(5);
            wonAgain.close();
            assertThat(meters.find(ShardMeters.BEHIND).gauge()).isNull();
        }
    }
}
