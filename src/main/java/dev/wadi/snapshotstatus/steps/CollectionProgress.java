package dev.wadi.snapshotstatus.steps;

import dev.wadi.snapshotstatus.CollectionStep;
import dev.wadi.snapshotstatus.SnapshotMessage;

/**
 * What a message has made of its collection.
 *
 * @param outcome of the message
 * @param settled false: it is still to be seen what that makes of the run
 */
record CollectionProgress(SnapshotMessage message, CollectionStep step, String outcome, boolean settled) {

    CollectionProgress settle() {
        return new CollectionProgress(message, step, outcome, true);
    }
}
