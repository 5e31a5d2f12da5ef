package dev.wadi.scenario;

import static dev.wadi.scenario.ScenarioRuns.FUTURE_BOUNDARY;
import static dev.wadi.scenario.ScenarioRuns.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario may expect the outcomes that its route can give, and no others. */
class ExpectedOutcomesTest {
    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.defaults().withoutLimits());

    @TempDir
    private Path folder;

    private ScenarioRuns runs;

    @BeforeEach
    void begin() {
        runs = new ScenarioRuns(CLOUD.cloud().environment(), folder);
    }

    @ParameterizedTest
    @CsvSource({
        "saved: 1, savd: 1, 'savd: no step of the route gives this outcome, did you mean saved?'",
        "saved: 1, 'saved: 1, dead_leter: 0', 'dead_leter: no step of the route gives this outcome, did you mean dead_letter?'",
        "saved: 1, stored: 1, 'stored: no step of the route gives this outcome, known are: dead_letter, duplicate, filtered, late, saved'"
    })
    void anOutcomeThatTheRouteDoesNotGiveFailsWhateverItsNumber(String text, String instead, String finding)
            throws IOException {
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, text, instead)))
                .containsExactly("expected.outcomes." + finding);
    }

    @Test
    void theOutcomesOfARouteWithoutJavaAreThoseThatItsYamlGives() throws IOException {
        Path home = orders("""
                        - split:
                            id: each-order
                            simple: "${body}"
                            steps:
                              - setHeader:
                                  id: name-kind
                                  name: kind
                                  constant: other
                              - choice:
                                  id: by-kind
                                  when:
                                    - simple: "${header.kind} == 'bulk'"
                                      steps:
                                        - to: {id: leave-bulk, uri: "outcome:postponed"}
                                  otherwise:
                                    steps:
                                      - to: {id: leave-others, uri: "outcome:ignored"}
                        """);
        Path scenario = order("ignored: 1, postponed: 0, filtered: 0");
        assertThat(runs.findings(home, scenario)).isEmpty();
        replace(scenario, "postponed", "postpond");
        assertThat(runs.findings(home, scenario))
                .containsExactly("expected.outcomes.postpond: no step of the route gives this outcome,"
                        + " did you mean postponed?");
        replace(scenario, "postpond", "saved");
        assertThat(runs.findings(home, scenario))
                .containsExactly("expected.outcomes.saved: no step of the route gives this outcome,"
                        + " known are: dead_letter, filtered, ignored, postponed");
    }

    @Test
    void aWordThatTheRunHasCountedProvesItselfWhateverGaveIt() throws IOException {
        Path home = orders("- bean: {beanType: '" + Booking.class.getName() + "'}\n");
        Path scenario = order("booked: 1");
        assertThat(runs.findings(home, scenario)).isEmpty();
        replace(scenario, "booked: 1", "booked: 2");
        assertThat(runs.findings(home, scenario)).containsExactly("outcomes.booked\n  expected  2\n  actual    1");
        replace(scenario, "booked: 2", "boked: 0");
        assertThat(runs.findings(home, scenario))
                .containsExactly(
                        "expected.outcomes.boked: no step of the route gives this outcome, did you mean booked?");
    }

    /** Says nowhere which outcomes it has. */
    public static final class Booking {
        @Handler
        public void book(@Body List<RecordMessage> poll, Exchange exchange) {
            poll.forEach(order -> BatchAccount.of(exchange).done(order.record(), Outcome.of("booked")));
        }
    }

    private Path orders(String steps) throws IOException {
        Path home = runs.copyOfHome();
        Files.createDirectories(home.resolve("config/orders"));
        Files.writeString(home.resolve("config/orders/settings.properties"), """
                # Stream with the orders. Required. [stream read]
                #orders.stream=orders

                # Queue for refused orders. Required. [queue send]
                #orders.dead-letter-queue=orders-dead-letters
                """);
        Files.createDirectories(home.resolve("routes/orders"));
        Files.writeString(home.resolve("routes/orders/orders.camel.yaml"), """
                - route:
                    id: orders
                    from:
                      uri: "kinesis-stream:{{orders.stream}}"
                      steps:
                """ + steps.indent(8));
        return home;
    }

    private Path order(String outcomes) throws IOException {
        return Files.writeString(folder.resolve("order.yaml"), """
                id: order
                pipeline: orders
                inputs:
                  - poll: [{shardId: shard-0, sequenceNumber: "1", data: {}}]
                expected:
                  outcomes: {%s}
                """.formatted(outcomes));
    }
}
