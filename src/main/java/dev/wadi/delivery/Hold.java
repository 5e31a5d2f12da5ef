package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.List;

/** A delivery that holds: tells the observer at each attempt, and makes the clients anew from time to time. */
final class Hold {
    private final BatchHandler<?> target;
    private final BatchObserver observer;
    private final SourceHistory history;
    /** Or when the clients were made anew; 0: it does not hold. */
    private long since;

    private long told;

    Hold(BatchHandler<?> target, BatchObserver observer, SourceHistory history) {
        this.target = target;
        this.observer = observer;
        this.history = history;
    }

    void end() {
        if (since != 0) {
            since = 0;
            observer.healed();
        }
    }

    /** The delivery is given up. The source holds on. */
    void leave() {
        if (since != 0) {
            history.left().leave(since);
            since = 0;
        }
    }

    /** It holds, and the observer has not heard of it for longer than two attempts with nothing else between are apart. */
    boolean isLongUntold() {
        return since != 0
                && System.nanoTime() - told >= history.policy().backoff().most().toNanos();
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
        told = System.nanoTime();
        if (since == 0) {
            since = history.left().takeOver(told);
        }
        if (told - since >= history.policy().renewEvery().toNanos()) {
            since = told;
            target.renew(fault);
        }
    }
}
