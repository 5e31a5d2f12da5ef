package dev.wadi.blocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * The producer of a block that works on several records of a poll at a time, with threads of its own from its start to its stop. Several workers are on one
 * list, in its order: whoever is free takes the next, so that at a stop all up to one are done, and hardly any behind it. Those of one key are done one after
 * the other, in their order.
 */
public abstract class WorkersProducer extends DefaultProducer {
    private final String threadName;
    private ExecutorService threads;

    /** @param threadName such as {@code s3-writer} */
    protected WorkersProducer(Endpoint endpoint, String threadName) {
        super(endpoint);
        this.threadName = threadName;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        threads = getEndpoint().getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, threadName);
    }

    @Override
    protected void doStop() throws Exception {
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(threads);
        super.doStop();
    }

    /**
     * Ends with the first fault; what was taken by then is done before it is thrown, but for what follows a fault of its own key.
     *
     * @param most workers at a time, the caller among them
     */
    protected <T> void work(int most, List<T> list, Function<T, Object> key, Consumer<T> step) {
        work(threads, most, list, key, step);
    }

    /** @param threads for the workers beside the caller */
    static <T> void work(Executor threads, int most, List<T> list, Function<T, Object> key, Consumer<T> step) {
        Run<T> run = new Run<>(list.iterator(), key, step);
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int worker = 1; worker < Math.min(most, list.size()); worker++) {
            others.add(CompletableFuture.runAsync(run::work, threads));
        }
        run.work();
        others.forEach(CompletableFuture::join);
        run.throwFault();
    }

    private static final class Run<T> {
        private final Iterator<T> left;
        private final Function<T, Object> key;
        private final Consumer<T> step;
        private final Map<Object, CompletableFuture<Boolean>> latest = new HashMap<>();
        private final AtomicReference<Throwable> fault = new AtomicReference<>();

        /**
         * One that a worker has taken.
         *
         * @param before of the one of the same key before it: whether that was done
         */
        private record Taken<T>(T one, CompletableFuture<Boolean> before, CompletableFuture<Boolean> done) {}

        Run(Iterator<T> left, Function<T, Object> key, Consumer<T> step) {
            this.left = left;
            this.key = key;
            this.step = step;
        }

        void work() {
            for (Taken<T> taken = next(); taken != null; taken = next()) {
                boolean done = false;
                try {
                    if (taken.before().join()) { // a worker is at it
                        step.accept(taken.one());
                        done = true;
                    }
                } catch (RuntimeException | Error e) { // nobody is left at work when this ends, whatever happens
                    fault.compareAndSet(null, e);
                } finally {
                    taken.done().complete(done);
                }
            }
        }

        private synchronized Taken<T> next() {
            if (fault.get() != null || !left.hasNext()) {
                return null;
            }
            T one = left.next();
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            CompletableFuture<Boolean> before = latest.put(key.apply(one), done);
            return new Taken<>(one, before == null ? CompletableFuture.completedFuture(true) : before, done);
        }

        void throwFault() {
            if (fault.get() instanceof Error error) {
                throw error;
            }
            if (fault.get() instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
