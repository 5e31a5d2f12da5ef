package dev.wadi.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A delivery that holds: tells the observer at each attempt, and makes the clients anew from time to time. */
final class Hold {
    private final BatchHandler<?> target;
    private final BatchObserver observer;
    private final Duration renewEvery;
    /** Or when the clients were made anew; 0: it does not hold. */
    private long since;

    Hold(BatchHandler<?> target, BatchObserver observer, Duration renewEvery) {
        this.target = target;
        this.observer = observer;
        this.renewEvery = renewEvery;
    }

    void end() {
        since = 0;
    }

    /** For a fault of these records. The message names step, thing and setting, and the record where there is but one that may be to blame. */
    void report(Fault fault, List<? extends SourceRecord> records) {
        String who = "";
        if (fault.blame() != Fault.Blame.DEPENDENCY && records.size() == 1) {
            String id = records.get(0).sourceId();
            who = " Held by " + id + "; to set it aside, set " + SourceHistory.SETTING + "=" + id + ".";
        }
        List<String> settings = target.settings(fault.exception()).stream()
                .filter(name -> !fault.step().settings().contains(name))
                .toList();
        List<String> all = new ArrayList<>(fault.step().settings());
        all.addAll(settings);
        report(new HoldException(fault.message() + SettingNames.inBrackets(settings) + who, fault.exception(), all));
    }

    void report(HoldException fault) {
        observer.holding(fault);
        long now = System.nanoTime();
        if (since == 0) {
            since = now;
        } else if (now - since >= renewEvery.toNanos()) {
            since = now;
            target.renew(fault);
        }
    }
}
