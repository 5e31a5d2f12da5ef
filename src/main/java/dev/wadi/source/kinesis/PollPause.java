package dev.wadi.source.kinesis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.kinesis.retrieval.polling.SleepTimeController;
import software.amazon.kinesis.retrieval.polling.SleepTimeControllerConfig;

/**
 * How long a shard rests between the beginnings of two polls. Behind a full one more waits: the next comes as soon as Kinesis allows, which is five a second
 * for each shard, all readers together. One that is throttled is put off by the SDK.
 *
 * @param full number of records of a full poll
 */
record PollPause(int full, Clock clock) implements SleepTimeController {
    static final Duration SHORTEST = Duration.ofMillis(200);

    @Override
    public long getSleepTimeMillis(SleepTimeControllerConfig last) {
        boolean more = last.lastRecordsCount() != null && last.lastRecordsCount() >= full;
        long pause = more ? SHORTEST.toMillis() : last.idleMillisBetweenCalls();
        Instant before = last.lastSuccessfulCall();
        long since =
                before == null ? 0 : Duration.between(before, clock.instant()).toMillis();
        return Math.max(0, Math.min(pause, pause - since));
    }
}
