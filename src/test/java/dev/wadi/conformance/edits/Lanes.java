package dev.wadi.conformance.edits;

import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** As many lanes as there are processors, and two at least: half of a start is waiting. */
final class Lanes implements AutoCloseable {
    private final List<Lane> all = new ArrayList<>();
    private final BlockingQueue<Lane> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    interface Work<A, B> {
        B run(A item, Lane lane) throws Exception;
    }

    Lanes(Installation original, Path folder, Map<String, String> environment) throws IOException {
        int count = Math.max(2, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < count; i++) {
            all.add(new Lane(original, folder.resolve("lane-" + i), environment));
        }
        idle.addAll(all);
        threads = Executors.newFixedThreadPool(count);
    }

    /** The results in the order of the items. */
    <A, B> List<B> each(List<A> items, Work<A, B> work) throws InterruptedException, ExecutionException {
        List<Future<B>> underWay = new ArrayList<>();
        for (A item : items) {
            underWay.add(threads.submit(() -> {
                Lane lane = idle.take();
                try {
                    return work.run(item, lane);
                } finally {
                    idle.add(lane);
                }
            }));
        }
        List<B> results = new ArrayList<>();
        for (Future<B> one : underWay) {
            results.add(one.get());
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        all.forEach(Lane::close);
    }
}
