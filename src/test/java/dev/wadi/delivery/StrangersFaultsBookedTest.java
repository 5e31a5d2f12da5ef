package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static dev.wadi.delivery.RouteUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On which records a fault is booked, in the route that a stranger writes tomorrow. */
@Timeout(600)
class StrangersFaultsBookedTest {
    /** The JVM itself does so: it throws one object for all null pointers at a place that is hot. */
    @Test
    void twoRecordsThatFailWithTheSameExceptionObjectAreBothFound() throws Exception {
        IllegalStateException one = new IllegalStateException("the same for all");
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .process(exchange -> {
                    if (text(exchange).startsWith("bad")) {
                        throw one;
                    }
                })
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end())) {
            assertThat(route.deliver("a", "bad1", "b", "bad2")).isTrue();
            assertThat(route.letters).containsExactlyInAnyOrder("id-bad1 internal_error", "id-bad2 internal_error");
        }
    }

    /** What comes out of it is told of no record, so that the split around it tells whose fault it is. */
    @Test
    void aPieceOfARecordThatFailsIsThatRecords() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .setHeader("text", new SimpleExpression("${body.text}"))
                .split(new SimpleExpression("${header.text}"))
                .delimiter("+")
                .process(exchange -> {
                    if ("bad".equals(exchange.getMessage().getBody(String.class))) {
                        throw new IllegalStateException("poison");
                    }
                })
                .id("piece")
                .end()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end())) {
            assertThat(route.deliver("a+b", "c+bad", "d")).isTrue();
            assertThat(route.letters).containsExactly("id-c+bad internal_error");
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2, "dead_letter", 1));
        }
    }
}
