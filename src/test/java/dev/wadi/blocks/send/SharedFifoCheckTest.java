package dev.wadi.blocks.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteRules;
import dev.wadi.settings.SettingException;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedFifoCheckTest {
    private static final String FIFO = "send-queue:http://sqs/1/paid.fifo?group=a";

    @ParameterizedTest
    @CsvSource({"'',''", "&id=a,''", "'',&id=b"})
    void twoStepsToOneFifoQueueNeedIdsOfTheirOwn(String first, String second) throws Exception {
        assertThat(problems(FIFO + first, FIFO + second)).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).matches("step send-[01] of route route-[01]");
            assertThat(problem).hasMessageContaining("http://sqs/1/paid.fifo").hasMessageContaining("Write id");
        });
    }

    @Test
    void othersMayShareOne() throws Exception {
        assertThat(problems(FIFO + "&id=a", FIFO + "&id=b")).isEmpty();
        assertThat(problems("send-queue:http://sqs/1/paid", "send-queue:http://sqs/1/paid"))
                .isEmpty();
        assertThat(problems(FIFO, FIFO.replace("paid", "open"))).isEmpty();
    }

    private static List<SettingException> problems(String... addresses) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (int i = 0; i < addresses.length; i++) {
                        from("direct:" + i)
                                .routeId("route-" + i)
                                .to(addresses[i])
                                .id("send-" + i);
                    }
                }
            });
            return RouteRules.problems(context, context.getRouteDefinitions());
        }
    }
}
