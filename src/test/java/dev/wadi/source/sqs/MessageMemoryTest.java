package dev.wadi.source.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class MessageMemoryTest {
    private static final long MIB = 1024 * 1024;

    private final AtomicBoolean stopping = new AtomicBoolean();

    @Test
    void aPollWaitsUntilThereIsRoomForTheLargestThatItMayBring() throws Exception {
        MessageMemory memory = new MessageMemory(15 * MIB, 10);
        assertThat(memory.take(stopping::get)).isTrue();
        memory.shrink(6 * MIB);
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> take(memory));
        assertThat(second).isNotDone();
        memory.giveBack();
        assertThat(second.get()).isTrue();
    }

    @Test
    void smallMessagesLeaveRoomForOtherPolls() throws Exception {
        MessageMemory memory = new MessageMemory(11 * MIB, 10);
        assertThat(memory.take(stopping::get)).isTrue();
        memory.shrink(5_000);
        assertThat(CompletableFuture.supplyAsync(() -> take(memory)).get()).isTrue();
    }

    @Test
    void aStopEndsTheWait() throws Exception {
        MessageMemory memory = new MessageMemory(10 * MIB, 10);
        assertThat(memory.take(stopping::get)).isTrue();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> take(memory));
        stopping.set(true);
        await().until(second::isDone);
        assertThat(second.get()).isFalse();
    }

    private boolean take(MessageMemory memory) {
        try {
            return memory.take(stopping::get);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
