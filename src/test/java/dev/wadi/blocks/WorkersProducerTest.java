package dev.wadi.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WorkersProducerTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void allIsDoneOnce() {
        run(8, IntStream.range(0, 1000).boxed().toList(), done::add);
        assertThat(done).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void asManyAreWorkedOnAsThereAreWorkers() {
        CountDownLatch together = new CountDownLatch(4);
        run(4, List.of(1, 2, 3, 4), one -> {
            together.countDown();
            await(together);
        });
        assertThat(together.getCount()).isZero();
    }

    @Test
    void thoseOfOneKeyAreDoneInTheirOrderAndNeverTogether() {
        Map<Integer, AtomicInteger> running = new ConcurrentHashMap<>();
        WorkersProducer.work(threads, 8, IntStream.range(0, 600).boxed().toList(), one -> one % 3, one -> {
            AtomicInteger ofKey = running.computeIfAbsent(one % 3, key -> new AtomicInteger());
            assertThat(ofKey.incrementAndGet()).isEqualTo(1);
            done.add(one);
            ofKey.decrementAndGet();
        });
        for (int key = 0; key < 3; key++) {
            int of = key;
            assertThat(done.stream().filter(one -> one % 3 == of)).isSorted().hasSize(200);
        }
    }

    @Test
    void behindAFaultNothingMoreBegins() {
        assertThatThrownBy(() -> run(3, IntStream.range(0, 1000).boxed().toList(), one -> {
                    if (one == 20) {
                        throw new IllegalStateException("away");
                    }
                    done.add(one);
                }))
                .hasMessage("away");
        assertThat(Set.copyOf(done)).containsAll(IntStream.range(0, 20).boxed().toList());
        assertThat(done).hasSizeLessThan(1000);
    }

    @Test
    void whatFollowsAFaultOfItsKeyIsNotDone() {
        CountDownLatch taken = new CountDownLatch(1);
        assertThatThrownBy(() -> WorkersProducer.work(threads, 3, List.of(1, 2, 3), one -> one % 2, one -> {
                    if (one == 1) {
                        await(taken);
                        throw new IllegalStateException("away");
                    }
                    done.add(one);
                    taken.countDown();
                }))
                .hasMessage("away");
        assertThat(done).containsExactly(2);
    }

    @Test
    void afterAnErrorNobodyIsLeftAtWork() {
        Thread caller = Thread.currentThread();
        CountDownLatch otherIsAtWork = new CountDownLatch(1);
        assertThatThrownBy(() -> run(2, List.of(1, 2), one -> {
                    if (Thread.currentThread() == caller) {
                        await(otherIsAtWork);
                        throw new StackOverflowError("planted");
                    }
                    otherIsAtWork.countDown();
                    Awaitility.await().until(() -> caller.getState() == Thread.State.WAITING);
                    done.add(one);
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(done).as("of the other worker").hasSize(1);
    }

    @Test
    void oneWorkerIsTheCaller() {
        Thread caller = Thread.currentThread();
        run(1, List.of(1, 2), one -> assertThat(Thread.currentThread()).isSameAs(caller));
        run(5, List.of(), done::add);
    }

    private void run(int workers, List<Integer> work, java.util.function.Consumer<Integer> step) {
        WorkersProducer.work(threads, workers, work, one -> one, step);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
