package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the steps did for one record in this attempt. Guarded by its {@link RecordEntry}. */
final class StepsOfRecord {
    /** Of a record for which no call has ended, well or not, and nothing is in doubt. Nobody adds to it. */
    static final StepsOfRecord NOTHING = new StepsOfRecord();

    /** Keys of the steps whose call ended well, in their order. */
    private final List<String> calls = new ArrayList<>(1);
    /** Steps in doubt that did their work for it. */
    private List<Step> passed = List.of();
    /** Keys of steps whose effect for it failed, and which the route has caught. */
    private final Set<String> failedEffects = new HashSet<>(0);

    void called(Step step) {
        calls.add(step.key());
        failedEffects.remove(step.key());
    }

    void failed(Step step) {
        calls.remove(step.key());
        if (!passed.isEmpty()) {
            passed.removeIf(one -> one == step);
        }
    }

    void effectFailed(Step step) {
        failedEffects.add(step.key());
    }

    Set<String> failedEffects() {
        return failedEffects;
    }

    void passed(Step step) {
        if (passed.isEmpty()) {
            passed = new ArrayList<>(1);
        }
        passed.add(step);
    }

    boolean hasPassed(Step step) {
        return passed.contains(step);
    }

    boolean wasCalled(String key) {
        return calls.contains(key);
    }

    boolean isAnyCalled() {
        return !calls.isEmpty();
    }

    /** The id of the last one. */
    Optional<String> lastCall() {
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(calls.get(calls.size() - 1)).map(key -> key.substring(key.lastIndexOf('/') + 1));
    }
}
