package dev.wadi.blocks;

import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultProducer;

/** The producer of a block that works on several records of a poll at a time, with threads of its own from its start to its stop. */
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

    /** @param most how many there are at a time, the caller among them */
    protected KeyedWorkers workers(int most) {
        return new KeyedWorkers(threads, most);
    }
}
