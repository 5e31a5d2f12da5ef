package dev.wadi.conformance.edits;

import dev.wadi.conformance.edits.Verdict.End;
import dev.wadi.scenario.ScenarioTrial;
import dev.wadi.scenario.Trial;
import dev.wadi.scenario.Trial.DeadLetter;
import dev.wadi.scenario.Trial.RecordName;
import dev.wadi.scenario.Trial.Thing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what the inputs of a scenario left behind an edited route with what they leave undisturbed. */
final class Judge {
    private static final int SHOWN = 300;

    private final Undisturbed undisturbed;
    private final ScenarioTrial trials;
    private final List<String> findings = new ArrayList<>();

    Judge(Undisturbed undisturbed, ScenarioTrial trials) {
        this.undisturbed = undisturbed;
        this.trials = trials;
    }

    /** Of a loss, or of what hangs; empty for any other end. */
    List<String> findings() {
        return findings;
    }

    End end(Trial trial, boolean opened) throws Exception {
        return switch (trial.ending()) {
            case REFUSED -> End.REFUSED;
            case HELD -> End.HOLD;
            case HANGING -> {
                findings.add(trial.why());
                yield End.HANGING;
            }
            case TAKEN_OVER -> compare(trial, opened) == End.LOSS ? End.LOSS : End.HOLD;
            case ACKNOWLEDGED -> compare(trial, opened);
        };
    }

    private End compare(Trial trial, boolean opened) throws Exception {
        Trial whole = undisturbed.whole();
        Set<Thing> missing = minus(whole.things(), trial.things());
        Set<Thing> more = minus(trial.things(), whole.things());
        Set<RecordName> dead = records(trial.letters());
        Set<DeadLetter> lettersMissing = whole.letters().stream()
                .filter(letter -> !isCovered(letter.record(), dead))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        lettersMissing.addAll(whole.letters().stream()
                .filter(letter -> trial.letters().stream().anyMatch(other -> isWithAnotherPayload(letter, other)))
                .toList());
        boolean sameLetters = trial.letters().equals(whole.letters());
        if (missing.isEmpty() && more.isEmpty() && lettersMissing.isEmpty()) {
            return sameLetters ? End.SAME : End.DEAD_LETTER;
        }
        if (lettersMissing.isEmpty() && !sameLetters && isBetween(trial, dead)) {
            return End.DEAD_LETTER;
        }
        boolean onlyMore = lettersMissing.isEmpty()
                && missing.stream().allMatch(one -> more.stream().anyMatch(one::isSameAs));
        if (opened && onlyMore) {
            return End.MORE;
        }
        lettersMissing.forEach(one -> find("missing", one));
        missing.forEach(one -> find("missing", one));
        more.forEach(one -> find("not expected", one));
        return End.LOSS;
    }

    /**
     * Each record that is a dead letter now has had its effect, or a part of it, or none; all others have had theirs. What a dead letter's record would
     * have changed may be in any state; the rest is as it was.
     */
    private boolean isBetween(Trial trial, Set<RecordName> dead) throws Exception {
        List<Thing> whole = undisturbed.whole().things();
        List<Thing> without = undisturbed.without(dead, trials).things();
        Set<Thing> certain = new LinkedHashSet<>(whole);
        certain.retainAll(without);
        Set<Thing> open = new LinkedHashSet<>(whole);
        open.addAll(without);
        open.removeAll(certain);
        return trial.things().containsAll(certain)
                && trial.things().stream()
                        .allMatch(one -> certain.contains(one)
                                || open.contains(one)
                                || open.stream().anyMatch(one::isSameAs))
                && whole.stream()
                        .filter(one -> without.stream().anyMatch(one::isSameAs))
                        .allMatch(one -> trial.things().stream().anyMatch(one::isSameAs));
    }

    private static boolean isWithAnotherPayload(DeadLetter letter, DeadLetter other) {
        return letter.record().equals(other.record()) && !letter.payload().equals(other.payload());
    }

    private static boolean isCovered(RecordName record, Set<RecordName> dead) {
        return dead.contains(record) || dead.contains(RecordName.whole(record.source()));
    }

    private static Set<RecordName> records(Set<DeadLetter> letters) {
        return letters.stream().map(DeadLetter::record).collect(Collectors.toSet());
    }

    private static Set<Thing> minus(List<Thing> some, List<Thing> others) {
        Set<Thing> rest = new LinkedHashSet<>(some);
        others.forEach(rest::remove);
        return rest;
    }

    private void find(String how, Object what) {
        String text = how + " " + what;
        findings.add(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...");
    }
}
