package dev.wadi.source.kinesis;

import static dev.wadi.source.kinesis.StreamFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each of twenty records on which a stranger's step fails to parse is dead-lettered alone, wherever in a stream it stands. */
@Timeout(600)
class UnreadableRecordsTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB));

    private StreamFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new StreamFixture(CLOUD);
        fixture.createStream("orders", 1);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void asTheFirstOfAStreamAndAloneInEachPoll() throws Exception {
        start();
        List<String> put = new ArrayList<>();
        for (String text : Unreadable.texts()) {
            fixture.put("orders", "key", text);
            put.add(text);
            awaitLetters(put);
        }
        assertThat(fixture.texts()).isEmpty();
    }

    @Test
    void twoAndMoreInOnePoll() throws Exception {
        List<String> unreadable = Unreadable.texts();
        List<String> all = Unreadable.among(unreadable);
        fixture.put("orders", "key", all.toArray(String[]::new));
        start();
        awaitLetters(unreadable);
        fixture.awaitRecords(all.size() - unreadable.size());
        List<String> good = new ArrayList<>(all);
        good.removeAll(unreadable);
        assertThat(fixture.texts()).containsExactlyInAnyOrderElementsOf(good);
    }

    private void start() throws Exception {
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            for (StreamRecord record : poll) {
                Unreadable.parse(StreamFixture.text(record));
            }
        });
    }

    private void awaitLetters(List<String> texts) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(fixture.letters).hasSize(texts.size()));
        assertThat(fixture.letters)
                .allMatch(letter -> letter.reason().equals("unreadable"))
                .extracting(letter -> StreamFixture.text((StreamRecord) letter.record()))
                .containsExactlyInAnyOrderElementsOf(texts);
    }
}
