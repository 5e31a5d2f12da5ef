package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingException;
import java.util.List;
import java.util.Map;
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
        settings.put("source", "sqs-queue:orders");
        settings.put("target", "aws2-sqs:orders");
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
                // a part of it may be known only when a record comes
                builder -> builder.from("sqs-queue:orders")
                        .routeId("orders")
                        .toD("aws2-sqs:orders?delaySeconds=${header.delay}"),
                builder -> builder.from("{{source}}").routeId("orders").to("aws2-sqs:orders"),
                builder -> builder.from("sqs-queue:orders")
                        .routeId("orders")
                        .to("outbox:any?table=t&queue=https://sqs.eu-west-1.amazonaws.com/123456789012/orders"),
                builder -> builder.from("sqs-queue:orders").routeId("orders").toD("{{target}}"),
                builder -> builder.from("timer:x")
                        .routeId("orders")
                        .pollEnrich("aws2-sqs:orders")
                        .to("aws2-sqs:orders"),
                builder -> builder.from("aws2-s3:orders").routeId("orders").to("aws2-s3://orders?prefix=done"),
                builder -> builder.from("sqs-queue:orders")
                        .routeId("orders")
                        .errorHandler(builder.deadLetterChannel("aws2-sqs:orders"))
                        .to("log:x"),
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
                .extracting(problem -> problem.setting() + " " + problem.getMessage())
                .allSatisfy(problem ->
                        assertThat(problem).contains("route second", "route first", "both mean the table leases"))
                .hasSize(3);
    }

    @Test
    void aTableThatComesFromSettingsIsSeenToo() throws Exception {
        settings.put("orders.lease-table", "leases");
        check(in -> {
            in.from("kinesis-stream:a?leaseTable=leases").routeId("first").to("log:x");
            in.from("kinesis-stream:b?settings=orders").routeId("second").to("log:x");
            in.from("kinesis-stream:c?settings=others").routeId("third").to("log:x");
        });
        assertThat(SharedLeases.problems(context, context.getRouteDefinitions()))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.setting()).contains("route second"));
    }

    @Test
    void theTableThatARouteHasWithoutNamingItIsItsOwn() throws Exception {
        settings.put("source", "kinesis-stream:b?leaseTable=wadi-first-leases-workers");
        check(in -> {
            in.from("kinesis-stream:a").routeId("first").to("log:x");
            in.from("{{source}}").routeId("second").to("log:x");
        });
        assertThat(SharedLeases.problems(context, context.getRouteDefinitions()))
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasMessageContaining("the table wadi-first-leases-workers"));
    }

    @Test
    void theParametersOfATemplateAreValues() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("relay")
                        .templateParameter("from")
                        .templateParameter("to")
                        .from("sqs-queue:{{from}}")
                        .to("aws2-sqs:{{to}}");
            }
        });
        context.addRouteFromTemplate("there", "relay", Map.of("from", "a", "to", "b"));
        assertThat(RouteCircles.problems(context, context.getRouteDefinitions()))
                .isEmpty();
        context.addRouteFromTemplate("back", "relay", Map.of("from", "b", "to", "a"));
        assertThat(RouteCircles.problems(context, context.getRouteDefinitions()))
                .hasSize(1);
    }

    @Test
    void aSourceWithoutAccountsIsSeenBehindASetting() throws Exception {
        settings.put("source", "aws2-sqs:orders");
        check(in -> in.from("{{source}}").routeId("lossy").to("log:x"));
        assertThatThrownBy(() -> RouteRules.check(context))
                .hasMessageContaining("from of route lossy reads from aws2-sqs, which knows nothing of outcomes");
    }
}
