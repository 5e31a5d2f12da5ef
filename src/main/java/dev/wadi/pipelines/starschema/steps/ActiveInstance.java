package dev.wadi.pipelines.starschema.steps;

import com.amazonaws.services.dynamodbv2.AcquireLockOptions;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClient;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClientOptions;
import com.amazonaws.services.dynamodbv2.LockItem;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RouteBean;
import dev.wadi.delivery.Standby;
import dev.wadi.delivery.Sweep;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.settings.TimeSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this instance is the active one, by a lease in DynamoDB: the state of look-ups is one. Another stands by and takes over when the lease was not renewed
 * for {@value #LEASE_SECONDS} seconds. The source asks before each poll; the first question begins the contest, so that what never polls never holds a lease.
 */
public class ActiveInstance implements RouteBean, Standby, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveInstance.class);
    private static final long LEASE_SECONDS = 15;
    private static final long HEARTBEAT_SECONDS = 4;

    private CamelContext camelContext;
    private String leaseTable = "";
    private String pipeline;
    private String sweepInterval;
    private Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong term = new AtomicLong();
    /** Null before the first question. */
    private volatile ExecutorService contest;

    private volatile boolean active;

    @Override
    public void init() {
        RouteBean.require(this, "pipeline", pipeline);
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
        return active || leaseTable.isEmpty();
    }

    /** How often it became the active one; what it knew before is out of date. */
    long term() {
        return term.get();
    }

    /** @throws HoldException if it was the active one and is no more: another one may be at the same object */
    void requireActive() {
        if (!leaseTable.isEmpty() && contest != null && !active) {
            throw new HoldException("Another instance of " + pipeline + " is the active one");
        }
    }

    private synchronized void contend() {
        if (contest == null) {
            contest = camelContext.getExecutorServiceManager().newSingleThreadExecutor(this, "lease of " + pipeline);
            contest.execute(this::hold);
        }
    }

    private void hold() {
        if (leaseTable.isEmpty()) {
            work(() -> true);
            return;
        }
        while (!isClosed()) {
            AmazonDynamoDBLockClientOptions options = AmazonDynamoDBLockClientOptions.builder(
                            AwsClients.dynamoDb(camelContext), leaseTable)
                    .withTimeUnit(TimeUnit.SECONDS)
                    .withLeaseDuration(LEASE_SECONDS)
                    .withHeartbeatPeriod(HEARTBEAT_SECONDS)
                    .withCreateHeartbeatBackgroundThread(true)
                    .build();
            try (AmazonDynamoDBLockClient client = new AmazonDynamoDBLockClient(options)) {
                Optional<LockItem> lease = client.tryAcquireLock(AcquireLockOptions.builder(pipeline)
                        .withDeleteLockOnRelease(true)
                        .withRefreshPeriod(1L)
                        .withAdditionalTimeToWaitForLock(LEASE_SECONDS)
                        .withTimeUnit(TimeUnit.SECONDS)
                        .build());
                if (lease.isPresent()) {
                    keep(lease.get());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | IOException e) {
                LOG.warn("The lease of {} cannot be had: {}", pipeline, e.toString());
                pause();
            } finally {
                active = false;
            }
        }
    }

    /** Until it is lost, or this is closed. Closing the client gives it back. */
    private void keep(LockItem lease) {
        term.incrementAndGet();
        active = true;
        LOG.info("This instance of {} is the active one", pipeline);
        work(() -> !lease.isExpired());
        active = false;
        LOG.info("This instance of {} is no longer the active one", pipeline);
    }

    /** Sweeps at once, and again after each interval, as long as this is the active one. */
    private void work(BooleanSupplier isActive) {
        long due = System.nanoTime();
        while (!isClosed() && isActive.getAsBoolean()) {
            if (!interval.isZero() && System.nanoTime() - due >= 0) {
                sweep();
                due = System.nanoTime() + interval.toNanos();
            }
            pause();
        }
    }

    private void sweep() {
        for (Sweep sweep : camelContext.getRegistry().findByType(Sweep.class)) {
            if (sweep.pipeline().equals(pipeline)) {
                try {
                    sweep.run(LOG::debug);
                } catch (RuntimeException | IOException e) {
                    LOG.warn(
                            "The sweep of {} ended early; the next one comes after {}: {}",
                            pipeline,
                            sweepInterval,
                            e.toString());
                }
            }
        }
    }

    private void pause() {
        try {
            closed.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // as a close does
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    /** Gives the lease back, so that the other instance need not wait for its end. */
    @Override
    public synchronized void close() {
        closed.countDown();
        if (contest != null) {
            camelContext.getExecutorServiceManager().shutdownGraceful(contest, 2_000);
        }
    }

    /** Empty: this instance is the only one. */
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
