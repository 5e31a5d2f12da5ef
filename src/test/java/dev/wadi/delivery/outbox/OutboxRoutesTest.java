package dev.wadi.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.PlainContext;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A context that another program than Wadi starts. */
class OutboxRoutesTest {
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";

    private final DefaultCamelContext context = new PlainContext();

    @BeforeEach
    void prepare() {
        context.disableJMX();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send-queue:" + QUEUE,
                "send-topic:arn:aws:sns:eu-west-1:123456789012:orders",
                "outbox:orders?table=outbox&queue=" + QUEUE,
                "outbox:orders?table=outbox&id=RAW(${body})&queue=" + QUEUE
            })
    void aStepThatSendsRefusesTheStartWhereNobodyHasAddedThem(String address) throws Exception {
        route(address);
        assertThatThrownBy(context::start)
                .isInstanceOf(FailedToStartRouteException.class)
                .hasMessageContaining("orders")
                .hasMessageContaining("Add dev.wadi.delivery.outbox.OutboxRoutes before the start: by"
                        + " camel.main.basePackageScan=dev.wadi.delivery.outbox for Camel Main");
    }

    @Test
    void theyMayBeAddedBehindTheRouteThatSends() throws Exception {
        route("send-queue:" + QUEUE);
        context.addRoutes(new OutboxRoutes());
        context.start();
        assertThat(context.getRouteController().getRouteStatus("orders").isStarted())
                .isTrue();
    }

    private void route(String address) throws Exception {
        RouteBuilder.addRoutes(
                context,
                builder -> builder.from("direct:orders").routeId("orders").to(address));
    }
}
