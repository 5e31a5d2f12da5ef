package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import java.util.Map;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stranger's routes that call each other, with steps of the same id. */
@Timeout(600)
class StrangersSubRoutesTest {
    private static final Steps PART =
            part -> part.nodePrefixId("part/").to("remote:part").id("send");

    @Test
    void theStepOfTheSameIdInAnotherRouteIsNoEvidence() throws Exception {
        Steps calling = strangers -> strangers
                .split()
                .body()
                .setHeader("wanted", new SimpleExpression("no"))
                .to("direct:part")
                .filter(new SimpleExpression("${header.wanted} == 'yes'"))
                .to("remote:send")
                .id("send")
                .end()
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, calling, PART)) {
            assertThat(route.holds("a", "b")).contains("no outcome to 2 of 2 records");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void itsFaultTakesNoEvidenceAway() throws Exception {
        Remote partFails = (name, exchange) -> {
            if (name.equals("part")) {
                throw new IllegalStateException("broken");
            }
        };
        Steps calling = strangers -> strangers
                .split()
                .body()
                .to("remote:send")
                .id("send")
                .doTry()
                .to("direct:part")
                .doCatch(Exception.class)
                .end()
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(partFails, calling, PART)) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1));
        }
    }

    @Test
    void anOutcomeRestsOnTheStepOfItsOwnRoute() throws Exception {
        Steps part =
                own -> own.nodePrefixId("part/").to("remote:part").id("send").to("outcome:forwarded?of=send");
        Steps calling = strangers -> strangers.split().body().to("direct:part").end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, calling, part)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }
}
