package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Steps;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Filters and choices over a whole poll, by a stranger: one answer for several records is the answer of none. */
@Timeout(600)
class StrangersPollConditionsTest {
    @Test
    void aChoiceOverThePollSkipsNoRecord() throws Exception {
        Steps choice = strangers -> strangers
                .setHeader("first", new SimpleExpression("${body[0].record.text}"))
                .choice()
                .when(new SimpleExpression("${header.first} == 'b'"))
                .to("remote:note")
                .otherwise()
                .to("outcome:skipped")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice)) {
            assertThat(route.holds("a", "b"))
                    .contains("would end 2 records by one condition", "Put the choice into a split");
            route.account.holds.clear();
            assertThat(route.holds("a")).contains("Put the choice into a split");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aFilterOverAListOfRecordsEndsNone() throws Exception {
        Steps parts = strangers -> strangers
                .process(exchange -> exchange.getMessage()
                        .setBody(List.of(exchange.getMessage().getBody())))
                .split()
                .body()
                .setHeader("first", new SimpleExpression("${body[0].record.text}"))
                .filter(new SimpleExpression("${header.first} == 'b'"))
                .to("remote:note")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, parts)) {
            assertThat(route.holds("a", "b")).contains("no outcome to 2 of 2 records", "one no for all records");
            route.account.holds.clear();
            assertThat(route.holds("a")).contains("one no for all records");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aFilterOverThePollMayDecideWhatIsDoneBehindTheOutcomes() throws Exception {
        Steps behind = strangers -> strangers
                .split()
                .body()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .setHeader("noted", new SimpleExpression("no"))
                .filter(new SimpleExpression("${header.noted} == 'yes'"))
                .to("remote:note")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, behind)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }

    @Test
    void aPartOfTheListAsItCameIsNoFieldThatAStepHasSet() throws Exception {
        Steps part = strangers -> strangers
                .setBody(new SimpleExpression("${body.subList(0,1)}"))
                .filter(new SimpleExpression("${body[0]} == 'b'"))
                .to("remote:note")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, part)) {
            assertThat(route.holds("a", "b")).contains("field 0", "no step before it has set");
        }
    }
}
