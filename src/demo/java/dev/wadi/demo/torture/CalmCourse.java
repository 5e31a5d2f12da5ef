package dev.wadi.demo.torture;

import dev.wadi.delivery.SourceRecord;
import java.util.List;

/** All records through one process that nothing happens to. */
final class CalmCourse {
    private CalmCourse() {}

    /** Returns when all of them have ended. */
    static void run(TortureWorld world) throws InterruptedException {
        List<? extends SourceRecord> records = world.scenario().records();
        Workers workers = world.workers();
        world.source().put(records);
        workers.start(1);
        Waiting.until(
                () -> {
                    workers.requireRunning();
                    return workers.delivered() >= records.size() && world.source().isAcknowledged();
                },
                () -> workers.delivered() + " records ended, " + world.source().progress());
        Outboxes.awaitEmpty(workers);
        workers.stopAll();
    }
}
