package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.ReplacedBean;
import dev.wadi.delivery.RouteBean;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The threads of the split {@code each-writer}: as many as there is work for, none while there is none. They end with the context, or behind a reload. */
public class WriterThreads extends AbstractExecutorService implements RouteBean, CamelContextAware {
    private CamelContext camelContext;
    private ExecutorService threads;

    @Override
    public void init() {
        threads = camelContext.getExecutorServiceManager().newCachedThreadPool(this, "batch-records-writer");
    }

    @Override
    public void close() {
        ReplacedBean.afterReload(
                camelContext, () -> camelContext.getExecutorServiceManager().shutdown(threads));
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(time, unit);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
