package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there whatever a stranger's steps do: it ends no record. */
@Timeout(600)
class StrangersGivenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${exchangeProperty.CamelSplitComplete} == true",
                "${exchangeProperty.CamelSplitIndex} > 5",
                "${exchangeProperty[CamelSplitSize]} == 7",
                "${exchangePropertyAs(CamelSplitIndex,Integer)} > 5"
            })
    void aPropertyOfCamelIsSetByNoStep(String condition) throws Exception {
        Steps filter = strangers -> strangers
                .split()
                .body()
                .filter(new SimpleExpression(condition))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, filter)) {
            assertThat(route.holds("a", "b")).contains("exchangeProperty CamelSplit", "which is Camel's own");
            assertThat(route.account.outcomes).doesNotContainKey("filtered");
        }
        Steps choice = strangers -> strangers
                .split()
                .body()
                .choice()
                .when(new SimpleExpression(condition))
                .to("remote:send")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice)) {
            assertThat(route.holds("a", "b")).contains("exchangeProperty CamelSplit", "which is Camel's own");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    /** Its source sets it for every record, whatever an edit has done to the steps before. */
    @ParameterizedTest
    @ValueSource(strings = {"${header.CamelTextId}", "${headers.cameltextid}", "${headerAs(CamelTextId,String)}"})
    void aHeaderOfTheSourceIsSetByNoStep(String header) throws Exception {
        SimpleExpression condition = new SimpleExpression(header + " == 'id-a'");
        Steps filter = strangers -> strangers
                .split()
                .body()
                .filter(condition)
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, filter)) {
            assertThat(route.holds("a", "b"))
                    .containsIgnoringCase("CamelTextId as its source gave it, which no step before it has set");
            assertThat(route.account.outcomes).doesNotContainKey("filtered");
        }
        Steps choice = strangers -> strangers
                .split()
                .body()
                .choice()
                .when(condition)
                .to("remote:send")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice)) {
            assertThat(route.holds("a", "b")).containsIgnoringCase("CamelTextId as its source gave it");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aFilterOnAHeaderOfTheSourceMayDecideWhatEndsNoRecord() throws Exception {
        Steps noted = strangers -> strangers
                .split()
                .body()
                .filter(new SimpleExpression("${header.CamelTextId} == 'id-a'"))
                .log("a")
                .end()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, noted)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${header.id}", "${headerAs(id,String)}"})
    void aHeaderThatAStepMakesOfOneOfTheSourceIsSet(String header) throws Exception {
        Steps own = strangers -> strangers
                .split()
                .body()
                .setHeader("id", new SimpleExpression("${header.CamelTextId}"))
                .filter(new SimpleExpression(header + " == 'id-a'"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, own)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1, "filtered", 1));
        }
    }

    /** Whatever class of message the header stands in. */
    @ParameterizedTest
    @ValueSource(strings = {"${header.CamelTextId} == 'id-a'", "${headers.cameltextid} == 'id-a'"})
    void aHeaderOfTheSourceIsSetByNoStepInACopyEither(String condition) throws Exception {
        Steps copied = strangers -> strangers
                .process(exchange -> exchange.getMessage()
                        .setBody(messages(exchange).stream().map(Message::copy).toList()))
                .split()
                .body()
                .filter(new SimpleExpression(condition))
                .to("remote:send")
                .end()
                .end();
        Steps inner = strangers -> strangers
                .split()
                .body()
                .setBody(exchange -> List.of(exchange.getMessage().getBody()))
                .split()
                .body()
                .filter(new SimpleExpression(condition))
                .to("remote:send")
                .end()
                .end()
                .end();
        for (Steps steps : List.of(copied, inner)) {
            try (RouteUnderTest route = new RouteUnderTest(WELL, steps)) {
                assertThat(route.holds("b", "c")).containsIgnoringCase("CamelTextId as its source gave it");
                assertThat(route.account.outcomes).isEmpty();
            }
        }
    }

    @Test
    void whatCameOutOfAnEnvelopeHasTheHeadersOfTheEnvelopeFromItsSource() throws Exception {
        Steps opening = strangers -> strangers
                .split()
                .body()
                .process(exchange -> {
                    SourceRecord envelope = ((RecordMessage) exchange.getMessage()).record();
                    List<TextRecord> inside = RouteUnderTest.records("one", "two");
                    BatchAccount.of(exchange).opened(envelope, inside);
                    exchange.getMessage().setBody(inside);
                })
                .split()
                .body()
                .filter(new SimpleExpression("${header.CamelTextId} == 'id-one'"))
                .to("remote:send")
                .end()
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, opening)) {
            assertThat(route.holds("a")).contains("header CamelTextId as its source gave it");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Message> messages(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
