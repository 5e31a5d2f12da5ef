package dev.wadi.delivery;

import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wadi.delivery.RouteUnderTest.Steps;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger's route catches, and what only looks like it. */
@Timeout(600)
class StrangersCatchesTest {
    static Stream<Arguments> catchesThatDoNotCatchIt() {
        return Stream.of(
                arguments("a doCatch of another type", (Steps) route -> sentOneByOne(route)
                        .doTry()
                        .to("remote:then")
                        .doCatch(IOException.class)
                        .end()),
                arguments("a doCatch on a condition", (Steps) route -> sentOneByOne(route)
                        .doTry()
                        .to("remote:then")
                        .doCatch(HoldException.class)
                        .onWhen(constant(false))
                        .end()),
                arguments("in a doCatch", (Steps) route -> sentOneByOne(route)
                        .doTry()
                        .throwException(new IllegalStateException("goes another way"))
                        .doCatch(Exception.class)
                        .to("remote:then")
                        .end()),
                arguments("in a doFinally", (Steps) route -> sentOneByOne(route)
                        .doTry()
                        .log("in vain")
                        .doCatch(Exception.class)
                        .doFinally()
                        .to("remote:then")
                        .end()),
                arguments("an onException of another type", (Steps) route -> {
                    route.onException(IOException.class).handled(true).end();
                    sentOneByOne(route).to("remote:then");
                }),
                arguments("an onException that handles nothing", (Steps) route -> {
                    route.onException(HoldException.class).handled(false).end();
                    sentOneByOne(route).to("remote:then");
                }),
                arguments("an onException nearer than one that handles it", (Steps) route -> {
                    route.onException(HoldException.class).handled(false).end();
                    route.onException(Exception.class).handled(true).end();
                    sentOneByOne(route).to("remote:then");
                }),
                arguments("an onException, which is not asked in a doTry", (Steps) route -> {
                    route.onException(Exception.class).handled(true).end();
                    sentOneByOne(route)
                            .doTry()
                            .to("remote:then")
                            .doCatch(IOException.class)
                            .end();
                }));
    }

    private static ProcessorDefinition<?> sentOneByOne(RouteDefinition route) {
        return route.split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("catchesThatDoNotCatchIt")
    void whatFailsBehindAnOutcomeHoldsWhereNothingCatchesIt(String name, Steps steps) throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(StrangersCatchesTest::thenIsAway, steps)) {
            assertThat(route.holds("a", "b")).contains("then is away");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    private static void thenIsAway(String name, Exchange exchange) {
        if (name.equals("then")) {
            throw new HoldException("then is away");
        }
    }

    static Stream<Arguments> catchesThatDo() {
        return Stream.of(
                arguments("a doCatch of its type", (Steps) route -> sentOneByOne(route)
                        .doTry()
                        .to("remote:then")
                        .doCatch(IOException.class, IllegalStateException.class, HoldException.class)
                        .end()),
                arguments("a doCatch around the doTry", (Steps) route -> sentOneByOne(route)
                        .doTry()
                        .doTry()
                        .to("remote:then")
                        .doCatch(IOException.class)
                        .end()
                        .endDoTry()
                        .doCatch(HoldException.class)
                        .end()),
                arguments("an onException that handles it", (Steps) route -> {
                    route.onException(Exception.class).handled(true).end();
                    sentOneByOne(route).to("remote:then");
                }),
                arguments("an onException behind which it goes on", (Steps) route -> {
                    route.onException(HoldException.class).continued(true).end();
                    sentOneByOne(route).to("remote:then");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("catchesThatDo")
    void whatTheRouteCatchesBehindAnOutcomeHoldsNothing(String name, Steps steps) throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(StrangersCatchesTest::thenIsAway, steps)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }
}
