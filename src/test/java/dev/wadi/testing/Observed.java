package dev.wadi.testing;

import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a delivery told. */
public final class Observed implements BatchObserver {
    public final Map<String, Integer> outcomes = new TreeMap<>();
    public final List<Throwable> holds = new CopyOnWriteArrayList<>();

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
        throw new IllegalStateException("only a source that polls says so");
    }
}
