package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.Standby;
import dev.wadi.delivery.Sweep;
import dev.wadi.settings.TimeSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this instance is the active one, by a {@linkplain InstanceLease lease}: the state of look-ups is one. Another stands by. The source asks before each poll; the first
 * question begins the contest, so that what never polls never holds a lease. The active one sweeps at once, and again after each interval.
 */
public class ActiveInstance implements RouteBean, Standby, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveInstance.class);

    private final AtomicLong term = new AtomicLong();
    private CamelContext camelContext;
    private String leaseTable;
    private String pipeline;
    private String sweepInterval;
    private Duration interval;
    /** Null before the first question. */
    private volatile InstanceLease lease;

    private boolean closed;

    @Override
    public void init() {
        RouteBean.require(this, "pipeline", pipeline);
        RouteBean.require(this, "leaseTable", leaseTable);
        RouteBean.require(this, "sweepInterval", sweepInterval);
        interval = TimeSpan.ofSeconds(sweepInterval);
    }

    @Override
    public String pipeline() {
        return pipeline;
    }

    @Override
    public boolean isActive() {
        contend();
        InstanceLease current = lease;
        if (current == null) {
            return false; // closed
        }
        if (!current.isHeld()) {
            current.requireTable();
        }
        return current.isHeld();
    }

    /** How often it became the active one; what it knew before is out of date. */
    long term() {
        return term.get();
    }

    /** @throws HoldException if it was the active one and is no more: another one may be at the same object */
    void requireActive() {
        InstanceLease current = lease;
        if (current != null && !current.isHeld()) {
            throw new HoldException("This instance of " + pipeline + " is the active one no more");
        }
    }

    private synchronized void contend() {
        if (lease == null && !closed) {
            lease = new InstanceLease(camelContext, leaseTable, pipeline, new Sweeper());
            ServiceHelper.startService(lease); // a context that starts would only do so at its end
            try {
                // stopped behind the routes, and before the clients are closed
                camelContext.addService(lease);
            } catch (Exception e) {
                throw new IllegalStateException(e); // a thread is started
            }
        }
    }

    /** Of the lease's thread. */
    private final class Sweeper implements InstanceLease.Holder {
        private long due;

        @Override
        public void begins() {
            term.incrementAndGet();
            due = System.nanoTime();
        }

        @Override
        public void holds() {
            if (!interval.isZero() && System.nanoTime() - due >= 0) {
                camelContext.getRegistry().findByType(Sweep.class).stream()
                        .filter(sweep -> sweep.pipeline().equals(pipeline))
                        .forEach(this::run);
                due = System.nanoTime() + interval.toNanos();
            }
        }

        private void run(Sweep sweep) {
            try {
                sweep.run(LOG::debug);
            } catch (RuntimeException | IOException e) {
                if (!lease.isEnding()) {
                    LOG.warn(
                            "The sweep of {} ended early; the next one comes after {}: {}",
                            pipeline,
                            sweepInterval,
                            e.toString());
                }
            }
        }
    }

    /** Gives the lease back, so that the other instance need not wait for its end. */
    @Override
    public synchronized void close() throws Exception {
        closed = true;
        if (lease != null) {
            camelContext.removeService(lease);
            ServiceHelper.stopService(lease);
        }
    }

    public void setLeaseTable(String leaseTable) {
        this.leaseTable = leaseTable;
    }

    /** How often objects are looked for that nobody told of; with its unit, 0s: never. */
    public void setSweepInterval(String sweepInterval) {
        this.sweepInterval = sweepInterval;
    }

    /** Its name is that of the lease. */
    public void setPipeline(String pipeline) {
        this.pipeline = pipeline;
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
