package dev.wadi.delivery;

import dev.wadi.delivery.Batch.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a delivery told its observer. */
final class Account implements BatchObserver {
    final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    final CopyOnWriteArrayList<Throwable> holds = new CopyOnWriteArrayList<>();

    @Override
    public void delivered(Map<Outcome, Integer> delivered) {
        delivered.forEach((outcome, count) -> outcomes.merge(outcome.name(), count, Integer::sum));
    }

    @Override
    public void holding(Throwable fault) {
        holds.add(fault);
    }

    @Override
    public void reached() {
        holds.clear();
    }
}
