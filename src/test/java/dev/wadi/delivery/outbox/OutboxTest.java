package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.MAIN;
import static dev.wadi.delivery.outbox.OutboxWorld.lead;
import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the outbox promises, between a real table and real queues. */
class OutboxTest extends OutboxFixture {
    @Test
    void aMessageGoesOutOnceAndLeavesNothingBehind() throws Exception {
        world.put(outbox, message("a"));
        assertThat(world.rows()).hasSize(1).first().satisfies(row -> assertThat(row)
                .as("nothing that a time to live could end")
                .doesNotContainKey("TimeToExist"));
        send(application, outbox, "a");
        send(application, outbox, "a");
        resend(application);
        assertThat(bodies()).containsExactly("a");
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void whatWasNeverPutIsNotSent() throws Exception {
        send(application, outbox, "never", "either");
        assertThat(bodies()).isEmpty();
    }

    @Test
    void eightWorkersAndTheTimerSendItOnce() throws Exception {
        List<String> ids = IntStream.range(0, 30).mapToObj(i -> "m" + i).toList();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (String id : ids) {
                world.put(outbox, message(id));
                List<Future<?>> asked = new ArrayList<>();
                for (int worker = 0; worker < 7; worker++) {
                    asked.add(workers.submit(() -> {
                        send(application, outbox, id);
                        return null;
                    }));
                }
                asked.add(workers.submit(() -> resend(application)));
                for (Future<?> one : asked) {
                    one.get();
                }
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void theTimerSendsWhatACrashLeftBehindAndReadsNothingElse() {
        world.dynamoDb.putItem(put -> put.tableName(OutboxWorld.TABLE)
                .item(Map.of("Id", AttributeValue.fromS("somebody else's"), "n", AttributeValue.fromN("1"))));
        List<String> ids = IntStream.range(0, 60).mapToObj(i -> "left-" + i).toList();
        ids.forEach(id -> world.put(outbox, message(id)));
        resend(application);
        assertThat(bodies()).hasSize(60);
        assertThat(world.rows()).singleElement().satisfies(row -> assertThat(row)
                .containsKey("n"));
    }

    @Test
    void whatADeadWorkerHasClaimedIsSentWhenTheClaimRunsOut() throws Exception {
        Instant start = Instant.parse("2026-11-21T00:00:00Z");
        clock.set(start);
        world.put(outbox, message("a"));
        assertThat(pending().claim("a", stranded -> {}))
                .as("by the dead worker")
                .isPresent();
        send(application, outbox, "a");
        clock.set(start.plusSeconds(60));
        resend(application);
        assertThat(bodies()).as("the other may still be sending").isEmpty();
        clock.set(start.plusSeconds(61));
        resend(application);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aMessageThatIsNotTakenStaysAndGoesOutWhenTheQueueIsBack() throws Exception {
        String later = "later-" + UUID.randomUUID();
        String url = queue.substring(0, queue.lastIndexOf('/') + 1) + later;
        lead(application, "later", url);
        world.put(outbox, new OutgoingMessage("a", "later", "x", Map.of(), "", ""));
        assertThatThrownBy(() -> send(application, outbox, "a")).isInstanceOf(SdkException.class);
        resend(application);
        assertThat(world.rows()).hasSize(1);
        world.queue(later);
        send(application, outbox, "a");
        assertThat(world.take(url)).hasSize(1);
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void aRowThatIsNoMessageStaysUnclaimedAndTheOthersGo() {
        world.put(outbox, message("a"));
        world.put(outbox, message("b"));
        world.dynamoDb.putItem(put -> put.tableName(OutboxWorld.TABLE)
                .item(Map.of("Id", AttributeValue.fromS("outbox#a"), "Channel", AttributeValue.fromS(MAIN))));
        assertThatThrownBy(() -> send(application, outbox, "a", "b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("outbox#a", OutboxWorld.TABLE);
        assertThat(bodies()).containsExactly("b");
        assertThat(world.rows()).singleElement().satisfies(row -> assertThat(row)
                .doesNotContainKey(OutboxTable.CLAIMED_BY));
    }

    @Test
    void aRowThatWasWrittenAnewWhileTheOldOneWasSentIsKept() {
        world.put(outbox, message("a"));
        OutboxTable pending = pending();
        OutboxTable.Claimed claimed = pending.claim("a", stranded -> {}).orElseThrow();
        world.put(outbox, message("a"));
        pending.remove(List.of(claimed));
        resend(application);
        assertThat(bodies()).containsExactly("a");
    }
}
