package dev.wadi.source.kinesis;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.leases.HierarchicalShardSyncer;
import software.amazon.kinesis.leases.Lease;
import software.amazon.kinesis.leases.LeaseRefresher;
import software.amazon.kinesis.leases.LeaseSerializer;
import software.amazon.kinesis.leases.dynamodb.DynamoDBLeaseManagementFactory;
import software.amazon.kinesis.leases.dynamodb.DynamoDBMultiStreamLeaseSerializer;
import software.amazon.kinesis.leases.exceptions.LeasingException;
import software.amazon.kinesis.metrics.NullMetricsScope;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

/**
 * What the KCL leaves out around its Scheduler: while the lease table is empty it waits a random time of up to 30 s, free leases it gives out
 * only some seconds after the start, and at the end it keeps its own, so that whoever comes next waits until they run out.
 */
final class LeaseTable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseTable.class);
    /** The KCL's name for it. */
    private static final String BY_OWNER = "LeaseOwnerToLeaseKeyIndex";

    /** The KCL's name for it. */
    static final String WORKER_KEY = "wid";

    private static final long POLL_SECONDS = 1;
    private static final long MOST_SECONDS = 60;

    private final String name;
    private final LeaseRefresher leases;
    private final DynamoDBLeaseManagementFactory factory;
    private final DynamoDbAsyncClient dynamoDb;
    private final String worker;

    LeaseTable(String name, DynamoDBLeaseManagementFactory factory, DynamoDbAsyncClient dynamoDb, String worker) {
        this.name = name;
        this.factory = factory;
        this.dynamoDb = dynamoDb;
        this.worker = worker;
        leases = factory.createLeaseRefresher();
    }

    /**
     * Returns when the table takes leases; creates it where it is missing, at once with its index: the KCL would add that later, which takes
     * minutes.
     */
    void create() throws LeasingException {
        if (!leases.leaseTableExists()) {
            KclTable.createUnlessThere(dynamoDb, definition());
        }
        if (!leases.waitUntilLeaseTableExists(POLL_SECONDS, MOST_SECONDS)) {
            throw new IllegalStateException("The lease table " + name + " is not active after " + MOST_SECONDS + " s");
        }
    }

    private CreateTableRequest definition() {
        LeaseSerializer layout = new DynamoDBMultiStreamLeaseSerializer();
        return CreateTableRequest.builder()
                .tableName(name)
                .keySchema(layout.getKeySchema())
                .attributeDefinitions(layout.getWorkerIdToLeaseKeyIndexAttributeDefinitions())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(BY_OWNER)
                        .keySchema(layout.getWorkerIdToLeaseKeyIndexKeySchema())
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .build();
    }

    /** A lease for each shard that has none, and none before it. */
    void addShards(StreamConfig stream) throws LeasingException, InterruptedException {
        boolean none = leases.listLeasesForStream(stream.streamIdentifier()).isEmpty();
        new HierarchicalShardSyncer(true, stream.streamIdentifier().serialize())
                .checkAndCreateLeaseForNewShards(
                        factory.createShardDetector(stream),
                        leases,
                        stream.initialPositionInStreamExtended(),
                        new NullMetricsScope(),
                        false,
                        none);
    }

    /** Takes what nobody holds; the KCL shares it out again when others come. */
    void claimFree() throws LeasingException {
        for (Lease lease : leases.listLeases()) {
            if (lease.leaseOwner() == null
                    && lease.checkpointOwner() == null
                    && !ExtendedSequenceNumber.SHARD_END.equals(lease.checkpoint())) {
                leases.assignLease(lease, worker);
            }
        }
    }

    /** Gives back what this worker holds, once nothing of it renews leases any more, and signs it off. */
    void release(String workersTable) throws LeasingException {
        for (Lease lease : leases.listLeases()) {
            if (worker.equals(lease.leaseOwner()) || worker.equals(lease.checkpointOwner())) {
                boolean released = leases.evictLease(lease);
                LOG.debug("Lease {} given back: {}", lease.leaseKey(), released);
            }
        }
        try {
            dynamoDb.deleteItem(request ->
                            request.tableName(workersTable).key(Map.of(WORKER_KEY, AttributeValue.fromS(worker))))
                    .join();
        } catch (CompletionException e) {
            // stopped before it signed on
            if (!(e.getCause() instanceof ResourceNotFoundException)) {
                throw e;
            }
        }
    }

    /** Throws what the table answers with, if it does not answer well. */
    void check() throws LeasingException {
        leases.isLeaseTableEmpty();
    }
}
