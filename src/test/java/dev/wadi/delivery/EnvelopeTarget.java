package dev.wadi.delivery;

import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A route that opens the message it is given as an envelope with so many records, which do not depend on each other. */
final class EnvelopeTarget implements BatchHandler<TextRecord> {
    final AtomicInteger attempts = new AtomicInteger();
    final List<String> letters = new CopyOnWriteArrayList<>();
    private final FaultJudge judge = new FaultJudge(List.of());
    private final int size;
    private final Step step;
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

    EnvelopeTarget(int size, Step step, Trouble trouble) {
        this.size = size;
        this.step = step;
        this.trouble = trouble;
    }

    @Override
    public void process(List<TextRecord> envelopes, BatchAccount account) {
        int attempt = attempts.incrementAndGet();
        List<Inner> inside = IntStream.range(0, size)
                .mapToObj(index -> new Inner(envelopes.get(0).sourceId(), index))
                .toList();
        account.opened(envelopes.get(0), inside);
        for (Inner one : inside) {
            if (account.isAbandoned()) {
                return;
            }
            try {
                trouble.look(one.recordIndex(), attempt);
                account.passed(step, true, List.of(account.entry(one)));
                account.done(one, Outcome.of("stored"));
            } catch (Exception e) {
                account.failed(judge.judge(e, step), List.of(account.entry(one)), false);
            }
        }
    }

    @Override
    public void deadLetter(List<RefusedRecordException> rejected, int attempt) {
        rejected.forEach(
                one -> letters.add(one.record().sourceId() + " " + one.record().recordIndex() + " " + one.reason()));
    }
}
