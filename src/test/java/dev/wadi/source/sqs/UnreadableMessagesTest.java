package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.QueueFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each of twenty messages on which a stranger's step fails to parse is dead-lettered, with good ones around it and without. */
@Timeout(600)
class UnreadableMessagesTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    /** SQS takes no text with these. */
    private static final Predicate<String> CONTROLS = text -> text.chars().anyMatch(c -> c < ' ' && c != '\t');

    private final List<String> unreadable =
            Unreadable.texts().stream().filter(CONTROLS.negate()).toList();

    private QueueFixture fixture;

    @BeforeEach
    void begin() throws Exception {
        fixture = new QueueFixture(CLOUD);
        fixture.create();
        fixture.start(QUICK, (message, exchange) -> Unreadable.parse(message.body()));
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void withNoGoodOneBefore() {
        fixture.send(unreadable.toArray(String[]::new));
        assertDeadLettered();
        assertThat(fixture.bodies()).isEmpty();
    }

    @Test
    void amongGoodOnes() {
        List<String> all = Unreadable.among(unreadable);
        fixture.send(all.toArray(String[]::new));
        assertDeadLettered();
        List<String> good = new ArrayList<>(all);
        good.removeAll(unreadable);
        fixture.awaitArrived(good.size());
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(good);
    }

    private void assertDeadLettered() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(fixture.letters).hasSize(unreadable.size()));
        assertThat(fixture.letters)
                .allMatch(letter -> letter.reason().equals("unreadable"))
                .extracting(letter -> ((SqsMessage) letter.record()).body())
                .containsExactlyInAnyOrderElementsOf(unreadable);
        fixture.awaitEmpty();
    }
}
