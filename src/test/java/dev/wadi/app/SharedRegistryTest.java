package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;

class SharedRegistryTest {
    private static final int BEANS = 200_000;
    private static final int KEPT = 50;

    @Test
    void oneThreadBindsWhileAnotherLooksUp() {
        Registry registry = new WadiMain().createCamelContext().getRegistry();
        CompletableFuture<Void> binding = CompletableFuture.runAsync(() -> {
            for (int bean = 0; bean < BEANS; bean++) {
                registry.bind("bean" + bean, Integer.class, bean);
                if (bean >= KEPT) {
                    registry.unbind("bean" + (bean - KEPT));
                }
            }
        });
        while (!binding.isDone()) {
            assertThat(registry.findByType(Integer.class)).hasSizeLessThanOrEqualTo(KEPT + 1);
            assertThat(registry.findByTypeWithName(Integer.class)).hasSizeLessThanOrEqualTo(KEPT + 1);
            registry.lookupByName("bean1");
        }
        assertThat(binding).isCompletedWithValue(null);
    }
}
