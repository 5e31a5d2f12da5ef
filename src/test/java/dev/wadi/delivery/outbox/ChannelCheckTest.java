package dev.wadi.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RouteRules;
import dev.wadi.settings.SettingException;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step that sends a channel must say, told before a route starts. */
class ChannelCheckTest {
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/sender.fifo";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:news";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Properties settings = new Properties();

    @BeforeEach
    void set() {
        settings.put("waze.sender-queue", QUEUE);
        settings.put("waze.news", TOPIC);
        settings.put("waze.wrong", "sender");
        settings.put("waze.table", "bookkeeping");
        settings.put("waze.step", "outbox:sender?table=bookkeeping&queue=sender");
        context.getPropertiesComponent().setInitialProperties(settings);
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void aStepSaysTheQueueOrTheTopic() throws Exception {
        assertThat(problems(
                        "outbox:sender?queue={{waze.sender-queue}}&table={{waze.table}}",
                        "outbox:news?topic=RAW({{waze.news}})&table={{waze.table}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&queue={{waze.sender-queue}}&topic={{waze.news}}"})
    void bothOrNeitherIsRefused(String options) throws Exception {
        assertThat(problems("outbox:sender?table={{waze.table}}" + options))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("step announce-0 of route route-0");
                    assertThat(problem).hasMessageStartingWith("must lead to one queue or one topic");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "queue, is not the URL of a queue: 'sender', https://sqs.",
        "topic, is not the ARN of a topic: 'sender', arn:aws:sns:"
    })
    void aWrongAddressIsToldWithTheSettingThatTheRouteNames(String option, String told, String example)
            throws Exception {
        assertThat(problems("outbox:sender?table=t&" + option + "={{waze.wrong}}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("waze.wrong");
                    assertThat(problem).hasMessage(told);
                    assertThat(problem.example()).startsWith("waze.wrong=" + example);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outbox:sender?table=t&queue=sender",
                "outbox:sender?table=t&queue={{waze.wrong}}-{{waze.wrong}}",
                "{{waze.step}}"
            })
    void aWrongAddressThatIsNoSettingIsToldWithItsStep(String step) throws Exception {
        assertThat(problems(step)).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).isEqualTo("step announce-0 of route route-0");
            assertThat(problem)
                    .hasMessageStartingWith("gives the channel sender a queue that is not the URL of a queue");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "outbox:sender?queue={{waze.sender-queue}}, in which table the messages wait",
        "outbox:?table=t&queue={{waze.sender-queue}}, names no channel"
    })
    void channelAndTableAreNeeded(String step, String told) throws Exception {
        assertThat(problems(step)).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining(told));
    }

    @Test
    void onlyToSends() throws Exception {
        String step = "outbox:sender?table=t&queue=" + QUEUE;
        RouteBuilder.addRoutes(context, builder -> {
            RouteDefinition route = builder.from("direct:a").routeId("a");
            route.toD(step).id("toD");
            route.wireTap(step).id("wireTap");
            route.enrich(step).id("enrich");
            route.pollEnrich("outbox:news?table=t&topic=" + TOPIC).id("pollEnrich");
            route.recipientList(builder.constant("direct:b, " + step)).id("recipientList");
            route.routingSlip(builder.simple("outbox:${header.channel}")).id("routingSlip");
            route.dynamicRouter(builder.constant(step)).id("dynamicRouter");
        });
        assertThat(problems()).hasSize(7).allSatisfy(problem -> {
            String kind = problem.setting().replaceAll("step (\\w+) of route a", "$1");
            assertThat(problem)
                    .hasMessageStartingWith("sends messages of an outbox by " + kind + ": only to: sends them")
                    .hasMessageEndingWith("Write to: \"outbox:CHANNEL\"");
            assertThat(problem.example()).startsWith("to: {uri: \"outbox:");
        });
    }

    @Test
    void whatSendsByItsOwnNameElsewhereIsLeftAlone() throws Exception {
        RouteBuilder.addRoutes(context, builder -> builder.from("direct:a")
                .routeId("a")
                .toD("${header.to}")
                .recipientList(builder.constant("direct:b,direct:outbox:c"))
                .enrich("direct:b"));
        assertThat(problems()).isEmpty();
    }

    @Test
    void twoRoutesMayNotLeadOneChannelToTwoPlaces() throws Exception {
        assertThat(problems("outbox:sender?table=t&queue=" + QUEUE, "outbox:sender?table=t&topic=" + TOPIC))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("step announce-1 of route route-1");
                    assertThat(problem)
                            .hasMessageContainingAll(
                                    QUEUE, TOPIC, "step announce-0 of route route-0", "channel sender");
                });
    }

    @Test
    void theSamePlaceTwiceOrAnotherTableIsNoContradiction() throws Exception {
        assertThat(problems(
                        "outbox:sender?table=t&queue=" + QUEUE,
                        "outbox:sender?table=t&queue={{waze.sender-queue}}",
                        "outbox:sender?table=u&topic=" + TOPIC))
                .isEmpty();
    }

    @Test
    void whatItReturnsShowsNothingOfTheRecords() throws Exception {
        RouteBuilder.addRoutes(context, builder -> builder.from("direct:a")
                .routeId("a")
                .to("outbox:sender?table=t&queue=" + QUEUE)
                .id("announce")
                .to("outcome:announced?of=announce")
                .id("announced"));
        assertThatThrownBy(context::start)
                .hasStackTraceContaining("of step announce, which is no call to a service that is waited for");
    }

    private List<SettingException> problems(String... steps) throws Exception {
        for (int i = 0; i < steps.length; i++) {
            String step = steps[i];
            String id = Integer.toString(i);
            RouteBuilder.addRoutes(context, builder -> builder.from("direct:in-" + id)
                    .routeId("route-" + id)
                    .to(step)
                    .id("announce-" + id));
        }
        return RouteRules.problems(context, context.getRouteDefinitions());
    }
}
