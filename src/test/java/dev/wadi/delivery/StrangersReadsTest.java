package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RouteUnderTest.Steps;
import java.util.Map;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the conditions of a stranger read: each part of them must be known to be set by a step. */
@Timeout(600)
class StrangersReadsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${header.kind} == 'k' && ${body} contains 'x'",
                "${body} contains 'x' || ${header.kind} != 'k'",
                "${header.kind} == 'k' && $simple{body} contains 'x'",
                "${header.kind} == 'k' && ${messageTimestamp} > 1",
                "${header.kind.concat(${body})} == 'kx'",
                "${header.kind} == 'k' && ${bodyAs(String)} == 'x'"
            })
    void onePartThatNobodyKnowsIsEnough(String condition) throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, filter(condition))) {
            assertThat(route.holds("a", "b"))
                    .contains("no outcome to 2 of 2 records", "of which nobody can tell whether a step has set");
            assertThat(route.account.outcomes).isEmpty();
        }
        assertThatThrownBy(() -> new RouteUnderTest(WELL, strangers -> strangers
                        .split()
                        .body()
                        .choice()
                        .when(new SimpleExpression(condition))
                        .to("remote:send")
                        .otherwise()
                        .to("outcome:skipped")
                        .end()
                        .end()))
                .rootCause()
                .hasMessageContaining("of which Wadi cannot tell whether a step has set what it reads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${header.kind} == 'other'",
                "$simple{header.kind} == 'other'",
                "${headers.kind} == ${null}",
                "${in.header.kind} == 'other' || ${header[kind]} == 'another'",
                "${header.kind.length} > 1",
                "${headerAs('kind', String)} == 'other' && ${variable.own} == 'v'",
                "${exchangeProperty.own} == 'other'"
            })
    void aConditionOfWhichAllPartsWereSetEndsItsRecord(String condition) throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, filter(condition))) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("filtered", 2));
        }
    }

    private static Steps filter(String condition) {
        return strangers -> strangers
                .split()
                .body()
                .setHeader("kind", new SimpleExpression("k"))
                .setVariable("own", new SimpleExpression("v"))
                .setProperty("own", new SimpleExpression("p"))
                .filter(new SimpleExpression(condition))
                .to("remote:send")
                .end()
                .end();
    }
}
