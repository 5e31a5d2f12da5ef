package dev.wadi.delivery;

import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A route and its dead-letter queue as lists; a test says what goes wrong. */
final class RecordingTarget implements BatchTarget<TextRecord> {
    /** Everything in the order in which it happened: {@code stored 1}, {@code letter 2 internal_error}. */
    final List<String> log = new CopyOnWriteArrayList<>();
    /** How many records each attempt had. */
    final List<Integer> attempts = new CopyOnWriteArrayList<>();
    /** The attempts that each dead letter told of. */
    final List<Integer> lettersAttempts = new CopyOnWriteArrayList<>();

    private final Trouble route;
    private final Trouble letters;

    interface Trouble {
        void look(List<String> ids) throws Exception;
    }

    RecordingTarget(Trouble route, Trouble letters) {
        this.route = route;
        this.letters = letters;
    }

    /** Refuses what is called {@code refuse-...}, stores the rest, unless the trouble comes first. */
    @Override
    public Batch process(List<TextRecord> records) throws Exception {
        attempts.add(records.size());
        route.look(records.stream().map(TextRecord::sourceId).toList());
        Batch batch = new Batch(records.size());
        batch.expectOutcomes();
        List<String> stored = new ArrayList<>();
        for (TextRecord record : records) {
            if (record.sourceId().startsWith("refuse")) {
                batch.reject(new Rejected(record, "missing_field", "value"));
            } else {
                batch.done(Batch.Outcome.of("stored"));
                stored.add("stored " + record.sourceId());
            }
        }
        log.addAll(stored);
        return batch;
    }

    @Override
    public void deadLetter(List<Rejected> rejected, int attempt) throws Exception {
        letters.look(rejected.stream().map(one -> one.record().sourceId()).toList());
        lettersAttempts.add(attempt);
        rejected.forEach(one -> log.add("letter " + one.record().sourceId() + " " + one.reason()));
    }
}
