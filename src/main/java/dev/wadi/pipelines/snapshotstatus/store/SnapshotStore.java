package dev.wadi.pipelines.snapshotstatus.store;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.Transaction;
import dev.wadi.pipelines.snapshotstatus.CollectionKey;
import dev.wadi.pipelines.snapshotstatus.CollectionState;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The state of the runs. What belongs together is one transaction: markers and count, a collection's status and the message that tells it, a run's
 * status and the message that tells it (spec section 6). Safe for many workers.
 */
public final class SnapshotStore {
    /** By which our rows of the product table are known. */
    private static final String PRODUCT = "SNAPSHOT_SENDER";

    private final DynamoDbClient client;
    private final CollectionTable collections;
    private final FileCounter files;
    /** The table with one row of ours for each run, among those of others. */
    private final String product;

    /**
     * @param bookkeeping name of the table with the markers
     * @param retention how long a marker is kept
     */
    public SnapshotStore(
            DynamoDbClient client, String status, String product, String bookkeeping, Clock clock, Duration retention) {
        this.client = client;
        this.collections = new CollectionTable(client, status);
        this.files = new FileCounter(client, collections, bookkeeping, clock, retention);
        this.product = product;
    }

    /** Counts the files of messages of this collection. */
    public FileCounts count(CollectionKey collection, List<SnapshotMessage> messages) {
        FileCounts counts = new FileCounts();
        count(collection, messages, counts);
        return counts;
    }

    /** The same; what was counted before it ends in a fault stands in {@code counts}. */
    public void count(CollectionKey collection, List<SnapshotMessage> messages, FileCounts counts) {
        files.count(collection, messages, counts);
    }

    /** @throws RefusedException if there is no row of the collection */
    public void requireKnown(CollectionKey collection) throws RefusedException {
        if (collections
                .rows(List.of(collection))
                .getOrDefault(collection, Map.of())
                .isEmpty()) {
            throw CollectionTable.unknown();
        }
    }

    /** What the rows say, read together as they are now. */
    public Rows read(Collection<CollectionKey> of) {
        return new Rows(collections.rows(of));
    }

    /** Rows of collections, as they were read. */
    public record Rows(Map<CollectionKey, Map<String, AttributeValue>> rows) {

        /** @throws RefusedException if there is no row, or none with a status */
        public CollectionState state(CollectionKey collection) throws RefusedException {
            return CollectionTable.state(rows.getOrDefault(collection, Map.of()));
        }
    }

    /**
     * Changes the status of the collection.
     *
     * @param with writes that happen if the status is changed, and only then
     * @return false: the status is another by now, and nothing was written
     */
    public boolean change(CollectionKey collection, String from, String to, List<TransactWriteItem> with)
            throws RefusedException {
        return new Transaction()
                .add(collections.changeStatus(collection, from, to))
                .addAll(with)
                .write(client)
                .isWritten();
    }

    /** Whether all collections of the run are so far. */
    public boolean allMeet(String correlationId, RunMilestone milestone) {
        return collections.allMeet(correlationId, milestone);
    }

    /** What became of a run that was to reach a milestone. */
    public enum Reach {
        NOW,
        /** It is there already. */
        BEFORE,
        /** The collection has gone on meanwhile and cannot tell of it. */
        COLLECTION_GONE_ON
    }

    /**
     * Lets the run reach a milestone that all of its collections meet.
     *
     * @param with writes that happen if the run reaches it now, and only then
     */
    public Reach reach(SnapshotMessage message, RunMilestone milestone, List<TransactWriteItem> with)
            throws RefusedException {
        Transaction transaction = new Transaction().add(become(message, milestone));
        if (milestone == RunMilestone.ALL_RECEIVED) {
            // or one who is late could put back a run that is complete
            transaction.add(collections.requireStatus(message.collection(), CollectionState.RECEIVED));
        }
        Transaction.Result result = transaction.addAll(with).write(client);
        if (result.isWritten()) {
            return Reach.NOW;
        }
        return result.isUnmet(0) ? Reach.BEFORE : Reach.COLLECTION_GONE_ON;
    }

    /** Fails where the run has reached it before. The row is made if it is not there; of one that is, only the status changes. */
    private TransactWriteItem become(SnapshotMessage message, RunMilestone milestone) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(product)
                        .key(Map.of(
                                "Correlation_Id", AttributeValue.fromS(message.correlationId()),
                                "DataProduct", AttributeValue.fromS(PRODUCT)))
                        .updateExpression("SET #status = :new")
                        .conditionExpression("attribute_not_exists(#status) OR #status <> :new")
                        .expressionAttributeNames(Map.of("#status", "Status"))
                        .expressionAttributeValues(Map.of(":new", AttributeValue.fromS(milestone.productStatus()))))
                .build();
    }
}
