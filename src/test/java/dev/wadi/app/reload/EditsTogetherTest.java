package dev.wadi.app.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that are right only together, as they lead one channel of an outbox: those of one file, and of files that are saved together. */
class EditsTogetherTest extends RouteReloadFixture {
    private static final String WRONG = "https://sqs.eu-west-1.amazonaws.com/123456789012/wrong";
    private static final String RIGHT = "https://sqs.eu-west-1.amazonaws.com/123456789012/right";

    @BeforeEach
    void wrongAddresses() throws IOException {
        write("one", announcing("one", "first", WRONG) + announcing("more", "first", WRONG));
        write("two", route("two", "first"));
    }

    @Test
    void oneEditCorrectsAnAddressInTwoRoutesOfAFile() throws Exception {
        start();
        write("one", announcing("one", "second", RIGHT) + announcing("more", "second", RIGHT));
        awaitRuns("one", "second");
        awaitRuns("more", "second");
        assertThat(refusals()).isEmpty();
    }

    @Test
    void aChannelMovesFromOneRouteOfAFileToAnother() throws Exception {
        write("one", announcing("one", "first", WRONG) + route("more", "first"));
        start();
        write("one", route("one", "second") + announcing("more", "second", RIGHT));
        awaitRuns("one", "second");
        awaitRuns("more", "second");
        assertThat(refusals()).isEmpty();
    }

    @Test
    void twoRoutesOfAFileThatContradictEachOtherAreRefusedAndTouchNoRoute() throws Exception {
        start();
        Route before = context.getRoute("one");
        write("one", announcing("one", "second", WRONG) + announcing("more", "second", RIGHT));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:14:", "leads the channel orders of the outbox in bookkeeping", RIGHT, WRONG);
        assertThat(context.getRoute("one")).isSameAs(before);
    }

    @Test
    void filesThatAreSavedTogetherCorrectAnAddressTogether() throws Exception {
        write("two", announcing("two", "first", WRONG));
        start();
        write("one", announcing("one", "second", RIGHT) + announcing("more", "second", RIGHT));
        write("two", announcing("two", "second", RIGHT));
        awaitRuns("one", "second");
        awaitRuns("two", "second");
        assertThat(refusals()).isEmpty();
    }

    @Test
    void aFileThatContradictsAnotherIsRefusedUntilTheOtherSaysTheSame() throws Exception {
        write("two", announcing("two", "first", WRONG));
        start();
        Route before = context.getRoute("one");
        String edited = announcing("one", "second", RIGHT) + announcing("more", "second", RIGHT);
        write("one", edited);
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals()).singleElement().asString().contains("one.camel.yaml:", "step announce-two of route two");
        assertThat(context.getRoute("one")).isSameAs(before);
        write("two", announcing("two", "second", RIGHT));
        awaitRuns("two", "second");
        awaitRuns("one", "second");
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
        assertThat(refusals()).as("each once").hasSize(1);
    }

    @Test
    void aFileThatIsWrongByItselfMakesNoOtherRight() throws Exception {
        write("two", announcing("two", "first", WRONG));
        start();
        Route before = context.getRoute("one");
        write("one", announcing("one", "second", RIGHT) + announcing("more", "second", RIGHT));
        write("two", announcing("two", "second", RIGHT).replace("- to:", "- too:"));
        await().atMost(SOON).until(() -> refusals().size() == 2);
        assertThat(context.getRoute("one")).isSameAs(before);
        assertRuns("two", "first");
        write("two", announcing("two", "second", RIGHT));
        awaitRuns("two", "second");
        awaitRuns("one", "second");
    }

    @Test
    void theOldRoutesOfAFileRunAgainThoughTheOtherHasChanged() throws Exception {
        write("two", announcing("two", "first", WRONG));
        start();
        write("one", announcing("one", "second", RIGHT) + announcing("more", "second", RIGHT));
        write("two", announcing("two", "second", RIGHT).replace("table:", "tabel: x, table:"));
        await().atMost(SOON).until(() -> refusals().stream().anyMatch(line -> line.contains("two.camel.yaml:7:")));
        awaitRuns("two", "first");
        write("two", announcing("two", "second", RIGHT));
        awaitRuns("two", "second");
        awaitRuns("one", "second");
    }

    private void awaitRuns(String id, String description) {
        await().atMost(SOON).untilAsserted(() -> assertRuns(id, description));
    }

    private static String announcing(String id, String description, String address) {
        return """
                - route:
                    id: %1$s
                    description: %2$s
                    from:
                      uri: direct:%1$s
                      steps:
                        - to: {id: announce-%1$s, uri: "outbox:orders", parameters: {queue: "%3$s", table: bookkeeping}}
                """.formatted(id, description, address);
    }
}
