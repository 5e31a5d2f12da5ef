package dev.wadi.source.kinesis;

import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.kinesis.common.DdbTableConfig;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.leases.Lease;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.leases.LeaseSerializer;
import software.amazon.kinesis.leases.MultiStreamLease;
import software.amazon.kinesis.leases.dynamodb.DynamoDBLeaseManagementFactory;
import software.amazon.kinesis.leases.dynamodb.DynamoDBLeaseRefresher;
import software.amazon.kinesis.leases.dynamodb.DynamoDBMultiStreamLeaseSerializer;
import software.amazon.kinesis.leases.exceptions.DependencyException;
import software.amazon.kinesis.leases.exceptions.InvalidStateException;
import software.amazon.kinesis.leases.exceptions.ProvisionedThroughputException;

/**
 * Shows the KCL only the leases of the streams that are read. Others it would read too, for ever: those of a stream that was taken out of the
 * endpoint, and those of a former stream of the same name, at positions that mean nothing in the new one. And it recognizes its own writes
 * whose answer was lost, where the KCL takes the lease for lost.
 */
final class OwnLeases extends DynamoDBLeaseManagementFactory {
    private static final Logger LOG = LoggerFactory.getLogger(OwnLeases.class);

    private final LeaseManagementConfig config;
    private final DynamoDbAsyncClient dynamoDb;
    private final LeaseSerializer serializer;
    private final Set<String> streams;

    /** @param dynamoDb for the leases themselves; the KCL reads its marks by that of the configuration */
    OwnLeases(LeaseManagementConfig config, DynamoDbAsyncClient dynamoDb, List<StreamIdentifier> streams) {
        this(config, dynamoDb, streams, new DynamoDBMultiStreamLeaseSerializer());
    }

    private OwnLeases(
            LeaseManagementConfig config,
            DynamoDbAsyncClient dynamoDb,
            List<StreamIdentifier> streams,
            LeaseSerializer serializer) {
        super(config, serializer, true);
        this.config = config;
        this.dynamoDb = dynamoDb;
        this.serializer = serializer;
        this.streams = streams.stream().map(StreamIdentifier::serialize).collect(Collectors.toUnmodifiableSet());
    }

    LeaseManagementConfig config() {
        return config;
    }

    @Override
    public DynamoDBLeaseRefresher createLeaseRefresher() {
        return new Refresher(config, dynamoDb, serializer, streams);
    }

    private static final class Refresher extends DynamoDBLeaseRefresher {
        /** Each after a lost answer. */
        private static final int WRITES = 3;

        private final Set<String> streams;

        Refresher(
                LeaseManagementConfig config,
                DynamoDbAsyncClient dynamoDb,
                LeaseSerializer serializer,
                Set<String> streams) {
            super(
                    config.tableName(),
                    dynamoDb,
                    serializer,
                    config.consistentReads(),
                    config.tableCreatorCallback(),
                    config.dynamoDbRequestTimeout(),
                    new DdbTableConfig().billingMode(config.billingMode()),
                    config.leaseTableDeletionProtectionEnabled(),
                    config.leaseTablePitrEnabled(),
                    config.tags());
            this.streams = streams;
        }

        /** The KCL itself looks for a lost answer here, but not while the lease is being handed over. */
        @Override
        public boolean renewLease(Lease lease)
                throws DependencyException, InvalidStateException, ProvisionedThroughputException {
            return super.renewLease(lease) || adoptOwnWrite(lease).isPresent();
        }

        @Override
        public boolean updateLease(Lease lease)
                throws DependencyException, InvalidStateException, ProvisionedThroughputException {
            for (int write = 1; write <= WRITES; write++) {
                if (super.updateLease(lease)) {
                    return true;
                }
                Optional<Lease> own = adoptOwnWrite(lease);
                if (own.isEmpty()) {
                    return false;
                }
                // otherwise the answer that was lost is that of a renewal, and this write is still to be done
                if (contentOf(own.get()).equals(contentOf(lease))) {
                    return true;
                }
            }
            return false;
        }

        /**
         * Who writes a lease moves its counter on by one, and a write is taken only at the counter that it expects. So a lease that is one ahead
         * and still this worker's was written by this worker: somebody else between would have moved the counter by two.
         */
        private Optional<Lease> adoptOwnWrite(Lease lease)
                throws DependencyException, InvalidStateException, ProvisionedThroughputException {
            Lease written = getLease(lease.leaseKey());
            if (written == null
                    || written.leaseCounter() != lease.leaseCounter() + 1
                    || written.actualOwner() == null
                    || !written.actualOwner().equals(lease.actualOwner())) {
                return Optional.empty();
            }
            lease.leaseCounter(written.leaseCounter());
            LOG.debug("The answer to a write of lease {} was lost", lease.leaseKey());
            return Optional.of(written);
        }

        private Map<String, AttributeValueUpdate> contentOf(Lease lease) {
            return serializer.getDynamoUpdateLeaseUpdate(lease);
        }

        @Override
        public List<Lease> listLeases()
                throws DependencyException, InvalidStateException, ProvisionedThroughputException {
            return own(super.listLeases());
        }

        @Override
        public Map.Entry<List<Lease>, List<String>> listLeasesParallely(ExecutorService threads, int segments)
                throws DependencyException, InvalidStateException, ProvisionedThroughputException {
            Map.Entry<List<Lease>, List<String>> all = super.listLeasesParallely(threads, segments);
            return new SimpleEntry<>(own(all.getKey()), all.getValue());
        }

        private List<Lease> own(List<Lease> leases) {
            return leases.stream()
                    .filter(lease -> streams.contains(
                            MultiStreamLease.validateAndCast(lease).streamIdentifier()))
                    // the KCL changes the list
                    .collect(Collectors.toList());
        }
    }
}
