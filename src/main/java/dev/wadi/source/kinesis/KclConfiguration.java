package dev.wadi.source.kinesis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.kinesis.checkpoint.CheckpointConfig;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.coordinator.CoordinatorConfig;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.coordinator.WorkerStateChangeListener;
import software.amazon.kinesis.coordinator.streamInfo.StreamIdCache;
import software.amazon.kinesis.coordinator.streamInfo.StreamIdOnboardingState;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.leases.LeaseManagementConfig.GracefulLeaseHandoffConfig;
import software.amazon.kinesis.lifecycle.LifecycleConfig;
import software.amazon.kinesis.metrics.MetricsConfig;
import software.amazon.kinesis.metrics.NullMetricsFactory;
import software.amazon.kinesis.processor.ProcessorConfig;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.retrieval.RetrievalConfig;
import software.amazon.kinesis.retrieval.RetrievalSpecificConfig;
import software.amazon.kinesis.retrieval.fanout.FanOutConfig;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/**
 * The KCL as this component wants it. Its own periods are made for fleets of hundreds of shards; here they follow from one setting, the time
 * after which a silent instance is taken for dead.
 */
final class KclConfiguration {
    /** Of memory: a poll is at most 10 MB, and so many wait for the route beside the one in it. */
    private static final int POLLS_AHEAD = 2;

    private static final long DISPATCH_MILLIS = 100;
    private static final long PARENT_POLL_MILLIS = 500;
    /** A shard is handed over when its poll is done with; cut short, the poll would be delivered again, and that again. The dead do not count. */
    private static final long HANDOVER_MILLIS = 60_000;

    private static final int INITIALIZATION_ATTEMPTS = 2;

    private final KinesisStreamConfiguration options;
    private final StreamClients clients;
    private final LeaseTables tables;
    private final String worker;

    static {
        // of the whole process, and set by a Scheduler only after shards are looked up here; streams have their names,
        // and need no ids
        StreamIdCache.initialize(null, StreamIdOnboardingState.NOT_ONBOARDED);
    }

    KclConfiguration(KinesisStreamConfiguration options, StreamClients clients, LeaseTables tables, String worker) {
        this.options = options;
        this.clients = clients;
        this.tables = tables;
        this.worker = worker;
    }

    // the KCL would rather have one table for all of its marks; ours stay where instances of an earlier release look
    // for them
    @SuppressWarnings("deprecation")
    CoordinatorConfig coordinator() {
        CoordinatorConfig config = new CoordinatorConfig(tables.leases())
                .maxInitializationAttempts(INITIALIZATION_ATTEMPTS)
                .shardConsumerDispatchPollIntervalMillis(DISPATCH_MILLIS)
                .parentShardPollIntervalMillis(PARENT_POLL_MILLIS)
                // the leases are there before it starts
                .skipShardSyncAtWorkerInitializationIfLeasesExist(true);
        config.coordinatorStateTableConfig().tableName(tables.coordinator());
        return config;
    }

    @SuppressWarnings("deprecation") // as above
    OwnLeases leases(List<StreamIdentifier> streams) {
        long failover = options.getFailoverTime().toMillis();
        long assignment = Math.max(500, Math.min(2_000, failover / 5));
        long leader = Math.max(1_000, Math.min(120_000, failover / 2));
        LeaseManagementConfig config = new LeaseManagementConfig(
                        tables.leases(),
                        tables.leases(),
                        RememberedMigration.of(clients.dynamoDb(), Clock.systemUTC()),
                        clients.kinesis(),
                        worker)
                .failoverTimeMillis(failover)
                // what it looks up is what it has just written, or what somebody else has
                .consistentReads(true)
                .leaseAssignmentIntervalMillis(assignment)
                .dynamoDbLockBasedLeaderLeaseDurationInMillis(leader)
                .dynamoDbLockBasedLeaderHeartbeatPeriodInMillis(leader / 4)
                .gracefulLeaseHandoffConfig(GracefulLeaseHandoffConfig.builder()
                        .gracefulLeaseHandoffTimeoutMillis(HANDOVER_MILLIS)
                        .isGracefulLeaseHandoffEnabled(true)
                        .build());
        // shares out by throughput of the shards; the CPU of a process tells little of its own work
        config.workerUtilizationAwareAssignmentConfig()
                .disableWorkerMetrics(true)
                .inMemoryWorkerMetricsCaptureFrequencyMillis(100)
                .workerMetricsReporterFreqInMillis(Math.max(1_000, assignment))
                // not more often than shares can be measured, or shards go to and fro
                .varianceBalancingFrequency((int) Math.max(1, failover / assignment))
                .workerMetricsTableConfig()
                .tableName(tables.workers());
        OwnLeases factory = new OwnLeases(config, clients.dynamoDb(), streams);
        config.leaseManagementFactory(factory);
        return factory;
    }

    Scheduler scheduler(
            LeaseManagementConfig leases,
            TrackedStreams streams,
            ShardRecordProcessorFactory processors,
            WorkerStateChangeListener listener) {
        return new Scheduler(
                new CheckpointConfig(),
                coordinator().workerStateChangeListener(listener),
                leases,
                new LifecycleConfig().aggregatorUtil(new KplDeaggregator()).taskBackoffTimeMillis(DISPATCH_MILLIS * 5),
                metrics(),
                new ProcessorConfig(processors).callProcessRecordsEvenForEmptyRecordList(true),
                new RetrievalConfig(clients.kinesis(), streams, tables.leases()).retrievalSpecificConfig(retrieval()));
    }

    private MetricsConfig metrics() {
        if (options.isCloudWatchMetrics()) {
            return new MetricsConfig(clients.cloudWatch(), tables.leases());
        }
        CloudWatchAsyncClient none = null;
        return new MetricsConfig(none, tables.leases()).metricsFactory(new NullMetricsFactory());
    }

    private RetrievalSpecificConfig retrieval() {
        if (options.isEnhancedFanOut()) {
            return new FanOutConfig(clients.kinesis()).applicationName(tables.leases());
        }
        Duration idle = options.getPollInterval();
        return new PollingConfig(clients.kinesis())
                .maxRecords(options.getMaxRecords())
                .maxPendingProcessRecordsInput(POLLS_AHEAD)
                .idleTimeBetweenReadsInMillis(idle.toMillis())
                .sleepTimeController(new PollPause(options.getMaxRecords(), Clock.systemUTC()));
    }
}
