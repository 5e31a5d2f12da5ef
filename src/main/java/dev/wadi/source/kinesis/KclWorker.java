package dev.wadi.source.kinesis;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.coordinator.WorkerStateChangeListener;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.leases.exceptions.LeasingException;

/** One run of the KCL: a worker with a name of its own, from the first look at the streams to the return of its leases. */
final class KclWorker {
    private static final Logger LOG = LoggerFactory.getLogger(KclWorker.class);
    /** Kinesis may stay silent that long, or for so many polls, before it is told. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final KinesisStreamEndpoint endpoint;
    private final KinesisStreamConfiguration options;
    private final LeaseTables tables;
    private final TrackedStreams streams;
    private final LeaseOwner owner;
    private final LeaseTable leaseTable;
    private final ShardProcessors processors;
    private final Scheduler scheduler;
    private final Initialization initialization;
    /** By stream, as last seen: how long it keeps a record may be changed at any time. */
    private final Map<StreamIdentifier, Duration> retention = new ConcurrentHashMap<>();

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** The KCL itself only logs that it could not begin, and ends as if told to. */
    private static final class Initialization implements WorkerStateChangeListener {
        private final Runnable begun;
        private volatile boolean done;
        private volatile Throwable failure;

        Initialization(Runnable begun) {
            this.begun = begun;
        }

        @Override
        public void onWorkerStateChange(WorkerState state) {
            if (state == WorkerState.STARTED) {
                done = true;
                begun.run();
            }
        }

        @Override
        public void onAllInitializationAttemptsFailed(Throwable cause) {
            failure = cause;
        }
    }

    /**
     * Returns when the tables and leases are there; throws what is in the way.
     *
     * @param begun is told when the KCL is at work
     */
    static KclWorker prepare(KinesisStreamEndpoint endpoint, LeaseTables tables, ShardContext route, Runnable begun)
            throws LeasingException, InterruptedException {
        return new KclWorker(endpoint, tables, route, begun);
    }

    private KclWorker(KinesisStreamEndpoint endpoint, LeaseTables tables, ShardContext route, Runnable begun)
            throws LeasingException, InterruptedException {
        initialization = new Initialization(begun);
        this.endpoint = endpoint;
        options = endpoint.getConfiguration();
        this.tables = tables;
        String worker = name();
        StreamClients clients = endpoint.getComponent().clients();
        KclConfiguration configuration = new KclConfiguration(options, clients, tables, worker);
        List<StreamDescriptionSummary> found = describe();
        DynamoDbAsyncClient dynamoDb = clients.dynamoDb();
        new KclTable(tables.coordinator(), CoordinatorMarks.KEY, dynamoDb).create();
        CoordinatorMarks marks = new CoordinatorMarks(tables.coordinator(), dynamoDb);
        owner = new LeaseOwner(
                marks,
                tables.leases(),
                route.pipeline(),
                endpoint.getComponent().ownedTables());
        owner.claim(endpoint.leaseOwner());
        streams = track(marks, found, route.started());
        OwnLeases factory = configuration.leases(streams.identifiers());
        LeaseManagementConfig leases = factory.config();
        leaseTable = new LeaseTable(tables.leases(), factory, dynamoDb, worker);
        leaseTable.create();
        new KclTable(tables.workers(), LeaseTable.WORKER_KEY, dynamoDb).create();
        for (StreamConfig stream : streams.streamConfigList()) {
            leaseTable.addShards(stream);
        }
        leaseTable.claimFree();
        processors = new ShardProcessors(
                route, longest(SILENCE, options.getPollInterval().multipliedBy(3)), retention::get);
        scheduler = configuration.scheduler(leases, streams, processors, initialization);
    }

    /** Returns after {@link #stop}; throws what keeps the KCL from beginning. */
    void run() {
        scheduler.run();
        if (initialization.failure != null) {
            throw new IllegalStateException(
                    "The Kinesis client library could not begin: " + initialization.failure.getMessage(),
                    initialization.failure);
        }
    }

    /** Is the KCL at work? */
    boolean isStarted() {
        return initialization.done;
    }

    Set<String> shards() {
        return processors.held();
    }

    /** False: this run cannot go on, begin another. */
    boolean watch() {
        return processors.watch(scheduler.leaseCoordinator());
    }

    /** Throws what keeps the leases from being reached. False: they are another pipeline's by now. */
    boolean checkLeases() throws LeasingException {
        leaseTable.check();
        return owner.isOwn();
    }

    /** False: one was deleted and created anew. Throws what keeps a stream from being reached. */
    boolean hasSameStreams() {
        return identify().equals(streams.identifiers());
    }

    /** Ends in order: the polls in flight, the KCL, the leases. Whatever fails of that, the leases run out by themselves. Returns when it is over. */
    void stop() throws InterruptedException {
        if (stopped.compareAndSet(false, true)) {
            try {
                end();
            } finally {
                ended.countDown();
            }
        } else {
            ended.await();
        }
    }

    private void end() {
        boolean interrupted = false;
        try {
            processors.stop(options.getStopTimeout());
        } catch (InterruptedException e) {
            // the KCL has to end all the same: left alone, it would go on renewing its leases
            interrupted = true;
        }
        try {
            scheduler.shutdown();
            leaseTable.release(tables.workers());
        } catch (LeasingException | RuntimeException e) {
            LOG.warn(
                    "Leases of {} are not given back, and run out in {}",
                    tables.leases(),
                    options.getFailoverTime(),
                    e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<StreamDescriptionSummary> describe() {
        KinesisClient kinesis = endpoint.getComponent().getAmazonKinesisClient();
        List<StreamDescriptionSummary> found = endpoint.getStreams().stream()
                .map(name -> kinesis.describeStreamSummary(request -> request.streamName(name))
                        .streamDescriptionSummary())
                .toList();
        found.forEach(stream ->
                retention.put(TrackedStreams.identify(stream), Duration.ofHours(stream.retentionPeriodHours())));
        return found;
    }

    private List<StreamIdentifier> identify() {
        return describe().stream().map(TrackedStreams::identify).toList();
    }

    private TrackedStreams track(CoordinatorMarks marks, List<StreamDescriptionSummary> found, Instant started) {
        InitialPositionResolver first = new InitialPositionResolver(marks, started);
        List<StreamConfig> streams = new ArrayList<>();
        for (StreamDescriptionSummary stream : found) {
            streams.add(first.of(stream, options.getInitialPosition(), options.startTime()));
        }
        return new TrackedStreams(List.copyOf(streams));
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** For people who look into the tables; unique also within a process. */
    private static String name() {
        String host = "unknown";
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This machine does not know its name", e);
        }
        return host + ":" + ProcessHandle.current().pid() + ":" + UUID.randomUUID();
    }
}
