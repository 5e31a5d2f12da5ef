package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingException;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger's routes write does not come back to them. */
class RouteCirclesTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Properties settings = new Properties();

    @BeforeEach
    void set() {
        settings.put("orders", "arn:aws:sqs:eu-west-1:123456789012:orders");
        context.getPropertiesComponent().setInitialProperties(settings);
    }

    @AfterEach
    void close() {
        context.stop();
    }

    private interface Routes {
        void in(RouteBuilder builder);
    }

    private void check(Routes routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routes.in(this);
            }
        });
        List<SettingException> circles = RouteCircles.problems(context, context.getRouteDefinitions());
        if (!circles.isEmpty()) {
            throw new InvalidSettingsException(circles);
        }
    }

    @Test
    void aRouteThatWritesWhatItReadsIsRefused() {
        assertThatThrownBy(() -> check(in -> in.from("sqs-queue:{{orders}}")
                        .routeId("orders")
                        .choice()
                        .when(in.body())
                        .to("aws2-sqs:orders?queueUrl=RAW(https://sqs.eu-west-1.amazonaws.com/123456789012/orders)")
                        .id("back")
                        .end()))
                .hasMessageContaining("step back of route orders")
                .hasMessageContaining("the queue orders, which from of route orders reads");
    }

    @Test
    void anAddressThatIsKnownBeforeARecordComesIsSeenWhateverStepHasIt() {
        List<Routes> circles = List.of(
                builder -> builder.from("sqs-queue:orders").routeId("orders").toD("aws2-sqs:orders"),
                builder -> builder.from("sqs-queue:orders").routeId("orders").wireTap("aws2-sqs:orders"),
                builder -> builder.from("sqs-queue:orders").routeId("orders").enrich("aws2-sqs:orders"),
                builder -> builder.from("sqs-queue:orders")
                        .routeId("orders")
                        .recipientList(builder.constant("log:x,aws2-sqs:orders")),
                builder -> builder.from("sqs-queue:orders")
                        .routeId("orders")
                        .onException(Exception.class)
                        .to("aws2-sqs:orders")
                        .end()
                        .to("log:x"),
                builder -> builder.from("sqs-queue:orders")
                        .routeId("orders")
                        .choice()
                        .when(builder.body())
                        .toD("aws2-sqs:orders")
                        .end());
        assertThat(circles).allSatisfy(routes -> {
            context.removeRouteDefinitions(List.copyOf(context.getRouteDefinitions()));
            assertThatThrownBy(() -> check(routes))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("orders");
        });
    }

    @Test
    void itsDeadLettersAreAmongWhatItWrites() {
        settings.put("orders.dead-letter-queue", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders");
        assertThatThrownBy(() -> check(
                        in -> in.from("sqs-queue:orders").routeId("orders").to("log:x")))
                .hasMessageContaining("orders.dead-letter-queue names the queue orders");
    }

    @Test
    void aCircleOverOthersAndThroughTheProcessIsRefused() {
        assertThatThrownBy(() -> check(in -> {
                    in.from("kinesis-stream:a,b")
                            .routeId("first")
                            .to("direct:on")
                            .id("on");
                    in.from("direct:on").routeId("second").to("aws2-sqs:c").id("send");
                    in.from("sqs-queue:c")
                            .routeId("third")
                            .to("kinesis-stream:b")
                            .id("put");
                }))
                .hasMessageContaining("direct on")
                .hasMessageContaining("step send of route second names the queue c")
                .hasMessageContaining("step put of route third names the stream b");
    }

    @Test
    void aChainIsFineAndSoIsARouteThatCallsItself() throws Exception {
        check(in -> {
            in.from("kinesis-stream:a").routeId("first").to("aws2-sqs:c");
            in.from("sqs-queue:c").routeId("second").to("direct:again").toD("aws2-sqs:${header.queue}");
            in.from("direct:again").routeId("third").to("direct:again");
        });
        assertThat(context.getRouteDefinitions()).hasSize(3);
    }

    @Test
    void twoRoutesShareNoTableOfLeases() throws Exception {
        settings.put("orders", "leases");
        check(in -> {
            in.from("kinesis-stream:a?leaseTable=leases").routeId("first").to("log:x");
            in.from("kinesis-stream:b?maxRecords=5&leaseTable={{orders}}")
                    .routeId("second")
                    .to("log:x");
            in.from("kinesis-stream:c?leaseTable=others").routeId("third").to("log:x");
        });
        assertThat(SharedLeases.problems(context, context.getRouteDefinitions()))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.getMessage()).contains("route second", "route first", "the table leases"));
    }
}
