package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static dev.wadi.delivery.RouteUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import java.util.Map;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Choices of the route that a stranger writes tomorrow, and which records a branch ends. */
@Timeout(600)
class StrangersChoicesTest {
    @Test
    void anOutcomeInABranchOfAChoiceNeedsWhatTheChoiceReads() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice(true))) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1, "skipped", 1));
        }
        try (RouteUnderTest route = new RouteUnderTest(WELL, choice(false))) {
            assertThat(route.holds("a", "b")).contains("header kind");
        }
    }

    private static Steps choice(boolean set) {
        return strangers -> strangers
                .split()
                .body()
                .process(exchange -> {
                    if (set) {
                        exchange.getMessage().setHeader("kind", text(exchange));
                    }
                })
                .choice()
                .when(new SimpleExpression("${header.kind} == 'a'"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
    }

    @Test
    void aConstantBodySkipsNobody() throws Exception {
        Steps edited = strangers -> strangers
                .split()
                .body()
                .setBody(new SimpleExpression("edited"))
                .choice()
                .when(new SimpleExpression("${body[kind]} == 'a'"))
                .to("remote:send")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, edited)) {
            assertThat(route.holds("a", "b")).contains("field kind");
        }
    }

    @Test
    void aTableThatTakesNobodyIsNotTheRecordsFaultAlsoAmongSkippedOnes() throws Exception {
        Remote wrongTable = (name, exchange) -> {
            throw DynamoDbException.builder()
                    .statusCode(400)
                    .message("One or more parameter values were invalid")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ValidationException")
                            .errorMessage("One or more parameter values were invalid")
                            .build())
                    .build();
        };
        Steps mixed = strangers -> strangers
                .split(new SimpleExpression("${body}"), new IndependentRecordsStrategy())
                .process(exchange -> exchange.getMessage().setHeader("kind", text(exchange)))
                .choice()
                .when(new SimpleExpression("${header.kind} != 'skip'"))
                .to("remote:save")
                .id("save")
                .to("outcome:stored?of=save")
                .otherwise()
                .to("outcome:skipped")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(wrongTable, mixed)) {
            assertThat(route.holds("a", "skip", "b")).contains("save");
            assertThat(route.letters).isEmpty();
        }
    }
}
