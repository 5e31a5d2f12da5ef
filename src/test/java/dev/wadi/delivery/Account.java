package dev.wadi.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a delivery told its observer. */
final class Account implements BatchObserver {
    final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    final CopyOnWriteArrayList<Throwable> holds = new CopyOnWriteArrayList<>();

    final AtomicInteger repeats = new AtomicInteger();

    final AtomicInteger healed = new AtomicInteger();

    private int mendAfter = Integer.MAX_VALUE;
    private Runnable cure = () -> {};

    /** Does something when so many holds were told. */
    Account after(int holds, Runnable what) {
        mendAfter = holds;
        cure = what;
        return this;
    }

    @Override
    public void delivered(Map<Outcome, Integer> delivered) {
        delivered.forEach((outcome, count) -> outcomes.merge(outcome.name(), count, Integer::sum));
    }

    @Override
    public void holding(Throwable fault) {
        holds.add(fault);
        if (holds.size() == mendAfter) {
            cure.run();
        }
    }

    @Override
    public void healed() {
        healed.incrementAndGet();
    }

    @Override
    public void repeated() {
        repeats.incrementAndGet();
    }

    @Override
    public void reached() {
        holds.clear();
    }
}
