package dev.wadi.snapshotstatus.store;

import dev.wadi.aws.Transaction;
import dev.wadi.snapshotstatus.CollectionState;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.RejectedMessage.Reason;
import dev.wadi.snapshotstatus.RunMilestone;
import dev.wadi.snapshotstatus.SnapshotMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The state of the runs. What belongs together is one transaction: marker and count, a collection's status and the message that tells it, a run's
 * status and the message that tells it (spec section 6). Safe for many workers.
 */
public final class SnapshotStore {
    private static final int MARKER = 0;
    private static final int ROW = 1;

    private final DynamoDbClient client;
    private final CollectionTable collections;
    private final ProcessedFiles files;
    private final ProductTable product;

    /**
     * @param bookkeeping name of the table with the markers
     * @param retention how long a marker is kept
     */
    public SnapshotStore(
            DynamoDbClient client, String status, String product, String bookkeeping, Clock clock, Duration retention) {
        this.client = client;
        this.collections = new CollectionTable(client, status);
        this.files = new ProcessedFiles(bookkeeping, clock, retention);
        this.product = new ProductTable(product);
    }

    /**
     * Counts the file of a message.
     *
     * @return false: it was counted before
     * @throws RejectedMessage if there is no row to count in, or not one with a number
     */
    public boolean count(SnapshotMessage message) throws RejectedMessage {
        Transaction.Result result = new Transaction()
                .add(files.mark(message))
                .add(collections.countFile(message))
                .write(client);
        if (result.isWritten()) {
            return true;
        }
        if (result.isUnmet(MARKER)) {
            return false;
        }
        // a row without status is refused here, one without a number below
        CollectionTable.state(result.unmet().get(ROW));
        throw new RejectedMessage(Reason.corrupt_state, "FilesReceived is not a number");
    }

    /** @throws RejectedMessage if there is no row of the collection */
    public void requireKnown(SnapshotMessage message) throws RejectedMessage {
        collections.requireRow(message);
    }

    /** @throws RejectedMessage if there is no row, or none with a status */
    public CollectionState read(SnapshotMessage message) throws RejectedMessage {
        return collections.read(message);
    }

    /**
     * Changes the status of the collection.
     *
     * @param with writes that happen if the status is changed, and only then
     * @return false: the status is another by now, and nothing was written
     */
    public boolean change(SnapshotMessage message, String from, String to, List<TransactWriteItem> with)
            throws RejectedMessage {
        return new Transaction()
                .add(collections.changeStatus(message, from, to))
                .addAll(with)
                .write(client)
                .isWritten();
    }

    /** Whether all collections of the run are so far. */
    public boolean allMeet(SnapshotMessage message, RunMilestone milestone) {
        return collections.allMeet(message, milestone);
    }

    /**
     * Lets the run reach a milestone that all of its collections meet.
     *
     * @param with writes that happen if the run reaches it, and only then
     * @return false: it has reached it before, or the collection has gone on meanwhile, and nothing was written
     */
    public boolean reach(SnapshotMessage message, RunMilestone milestone, List<TransactWriteItem> with)
            throws RejectedMessage {
        Transaction transaction = new Transaction().add(product.reach(message, milestone));
        if (milestone == RunMilestone.ALL_RECEIVED) {
            // or one who is late could put back a run that is complete
            transaction.add(collections.requireStatus(message, CollectionState.RECEIVED));
        }
        return transaction.addAll(with).write(client).isWritten();
    }
}
