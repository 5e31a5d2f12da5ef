package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceHealthTest {
    private final CountDownLatch mayStart = new CountDownLatch(1);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final SourceHealth health = new SourceHealth(context);

    @BeforeEach
    void routes() throws Exception {
        context.addComponent("outside", component());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:inner").routeId("inner").log("x");
                from("timer:tick?delay=1d").routeId("tick").log("x");
                from("outside:secret-name").routeId("orders").to("direct:inner");
            }
        });
    }

    @AfterEach
    void stop() {
        mayStart.countDown();
        context.stop();
    }

    @Test
    void whileItStartsThereIsOneLineForASourceAndNoneForAnInnerRoute() throws Exception {
        Thread starting = new Thread(context::start);
        starting.start();
        await().until(() -> !results().isEmpty());
        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.getCheck().getId()).isEqualTo("source:orders");
            assertThat(result.getState()).isEqualTo(State.DOWN);
            assertThat(result.getMessage()).hasValue("is starting");
            assertThat(result.getDetails().toString()).doesNotContain("secret-name");
        });
        mayStart.countDown();
        starting.join();
        assertThat(results()).singleElement().satisfies(result -> assertThat(result.getState())
                .isEqualTo(State.UP));
    }

    @Test
    void aRouteThatDoesNotRunIsNotReady() throws Exception {
        mayStart.countDown();
        context.start();
        context.getRouteController().stopRoute("orders");
        assertThat(results()).singleElement().satisfies(result -> assertThat(result.getMessage())
                .hasValue("does not run"));
    }

    private List<HealthCheck.Result> results() {
        Stream<HealthCheck> checks = health.stream();
        return checks.map(HealthCheck::call).toList();
    }

    private Component component() {
        return new DefaultComponent() {
            @Override
            protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
                return endpoint(uri, this);
            }
        };
    }

    private DefaultEndpoint endpoint(String uri, Component component) {
        return new DefaultEndpoint(uri, component) {
            @Override
            public Producer createProducer() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                return new DefaultConsumer(this, processor) {
                    @Override
                    protected void doStart() throws Exception {
                        mayStart.await();
                        super.doStart();
                    }
                };
            }
        };
    }
}
