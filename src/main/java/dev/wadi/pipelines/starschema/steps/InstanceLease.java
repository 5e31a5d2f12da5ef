package dev.wadi.pipelines.starschema.steps;

import com.amazonaws.services.dynamodbv2.AcquireLockOptions;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClient;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClientOptions;
import com.amazonaws.services.dynamodbv2.LockItem;
import dev.wadi.delivery.HoldException;
import dev.wadi.edge.aws.AwsClients;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease in DynamoDB that one instance at a time has, contended for and kept by a thread of its own. Another instance gets it at once when this one gives it back, and
 * {@value #SECONDS} seconds after the last renewal of one that does not.
 */
final class InstanceLease extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceLease.class);
    private static final long SECONDS = 15;
    private static final long HEARTBEAT_SECONDS = 4;
    /** A stop waits for the release, whatever DynamoDB does. */
    private static final long LONGEST_RELEASE_MILLIS = 2_000;

    private final CamelContext context;
    private final String table;
    private final String name;
    private final Holder holder;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;
    /** From then on an interrupt would break off what gives the lease back. */
    private boolean releasing;
    /** Null while another instance has it, or nobody. */
    private volatile LockItem lease;
    /** Why nobody can know who has it; null where the table answers. */
    private volatile HoldException trouble;

    /** Who has the lease is told of it by the lease's thread, which it may keep: the lease is renewed meanwhile. */
    interface Holder {
        void begins();

        /** About every second. An interrupt asks it to return. */
        void holds();
    }

    /** @param name of the lease in the table */
    InstanceLease(CamelContext context, String table, String name, Holder holder) {
        this.context = context;
        this.table = table;
        this.name = name;
        this.holder = holder;
    }

    /** Not by what was known a second ago: after a pause of the process another instance may have it. */
    boolean isHeld() {
        LockItem current = lease;
        return current != null && !current.isExpired();
    }

    /** @throws HoldException if the table does not answer */
    void requireTable() {
        HoldException current = trouble;
        if (current != null) {
            throw new HoldException(current.getMessage(), current);
        }
    }

    @Override
    protected void doStart() {
        thread = context.getExecutorServiceManager().newThread("lease of " + name, this::contend);
        thread.start();
    }

    private void contend() {
        while (!isEnding()) {
            begin();
            try (AmazonDynamoDBLockClient client = new AmazonDynamoDBLockClient(options())) {
                try {
                    Optional<LockItem> acquired = acquire(client);
                    trouble = null;
                    acquired.ifPresent(this::keep);
                } finally {
                    lease = null;
                    beginRelease();
                }
            } catch (InterruptedException e) {
                LOG.debug("No longer waiting for the lease of {}", name);
            } catch (RuntimeException | IOException e) {
                trouble = new HoldException(
                        "The lease of " + name + " in the table " + table + " cannot be had: " + e.getMessage(), e);
                pause();
            }
        }
    }

    private AmazonDynamoDBLockClientOptions options() {
        return AmazonDynamoDBLockClientOptions.builder(AwsClients.dynamoDb(context), table)
                .withTimeUnit(TimeUnit.SECONDS)
                .withLeaseDuration(SECONDS)
                .withHeartbeatPeriod(HEARTBEAT_SECONDS)
                .withCreateHeartbeatBackgroundThread(true)
                .build();
    }

    private Optional<LockItem> acquire(AmazonDynamoDBLockClient client) throws InterruptedException {
        return client.tryAcquireLock(AcquireLockOptions.builder(name)
                .withDeleteLockOnRelease(true)
                .withRefreshPeriod(1L)
                .withAdditionalTimeToWaitForLock(SECONDS)
                .withTimeUnit(TimeUnit.SECONDS)
                .build());
    }

    /** Until it is lost, or this stops. Closing the client gives it back. */
    private void keep(LockItem acquired) {
        holder.begins();
        lease = acquired;
        LOG.info("This instance of {} is the active one", name);
        while (!isEnding() && isHeld()) {
            holder.holds();
            pause();
        }
        LOG.info("This instance of {} is no longer the active one", name);
    }

    private void pause() {
        try {
            stopping.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            LOG.debug("The lease of {} is given back", name); // only a stop interrupts
        }
    }

    boolean isEnding() {
        return stopping.getCount() == 0;
    }

    private synchronized void begin() {
        releasing = false;
    }

    private synchronized void beginRelease() {
        releasing = true;
        boolean unused = Thread.interrupted(); // the calls that give the lease back would not be made
    }

    private synchronized void interrupt() {
        if (!releasing) {
            thread.interrupt();
        }
    }

    @Override
    protected void doStop() throws InterruptedException {
        stopping.countDown();
        interrupt();
        thread.join(LONGEST_RELEASE_MILLIS);
    }
}
