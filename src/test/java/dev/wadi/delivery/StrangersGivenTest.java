package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there whatever a stranger's steps do: it ends no record. */
@Timeout(600)
class StrangersGivenTest {
    private static final Remote WELL = (name, exchange) -> {};

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
}
