package dev.wadi.source.sqs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Bounds the bytes of the messages in flight, of all consumers of a source together. A poll begins when the largest messages that it may bring have room; what
 * they are smaller is given back at once.
 */
final class MessageMemory {
    /** Limit of SQS for a message, in KiB. */
    static final int LARGEST_MESSAGE = 1024;

    private static final int KIBIBYTE = 1024;
    private static final long WATCH_MILLIS = 200;

    private final int poll;
    private final Semaphore free;
    /** KiB of the thread's poll. */
    private final ThreadLocal<Integer> taken = ThreadLocal.withInitial(() -> 0);

    /** @param messages of one poll, at most */
    MessageMemory(long maxBytes, int messages) {
        int most = (int) Math.min(Integer.MAX_VALUE, maxBytes / KIBIBYTE);
        poll = Math.min(most, messages * LARGEST_MESSAGE);
        free = new Semaphore(most, true);
    }

    /** Waits for room for a poll of this thread. False: it was told to stop before. */
    boolean take(BooleanSupplier stopping) throws InterruptedException {
        while (!free.tryAcquire(poll, WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            if (stopping.getAsBoolean()) {
                return false;
            }
        }
        taken.set(poll);
        return true;
    }

    /** The poll of this thread has brought so much. */
    void shrink(long bytes) {
        int needed = (int) Math.min(poll, bytes / KIBIBYTE + 1);
        free.release(taken.get() - needed);
        taken.set(needed);
    }

    /** The poll of this thread is done with. */
    void giveBack() {
        free.release(taken.get());
        taken.remove();
    }
}
