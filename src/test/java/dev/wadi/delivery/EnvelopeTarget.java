package dev.wadi.delivery;

import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A route that opens each record it is given, as an envelope with so many records in it, and names those that fail. */
final class EnvelopeTarget implements BatchTarget<TextRecord> {
    final AtomicInteger attempts = new AtomicInteger();
    final List<String> letters = new CopyOnWriteArrayList<>();
    private final int size;
    private final Trouble trouble;

    interface Trouble {
        void look(int record, int attempt) throws Exception;
    }

    private record Inner(String sourceId, Integer recordIndex) implements SourceRecord {
        @Override
        public byte[] payload() {
            return new byte[0];
        }
    }

    EnvelopeTarget(int size, Trouble trouble) {
        this.size = size;
        this.trouble = trouble;
    }

    @Override
    public Batch process(List<TextRecord> envelopes) {
        int attempt = attempts.incrementAndGet();
        Batch batch = new Batch(1);
        batch.expectOutcomes(size);
        for (int index = 0; index < size; index++) {
            try {
                trouble.look(index, attempt);
                batch.done(Batch.Outcome.of("stored"));
            } catch (Exception e) {
                batch.failed(new Inner(envelopes.get(0).sourceId(), index), e);
            }
        }
        return batch;
    }

    @Override
    public void deadLetter(List<Rejected> rejected, int attempt) {
        rejected.forEach(one -> letters.add(
                one.record().sourceId() + " " + one.record().recordIndex() + " " + one.reason() + " " + one.detail()));
    }
}
