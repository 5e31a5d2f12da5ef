package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.RecordBody;
import dev.wadi.edge.json.RawJson;

/**
 * What the ingest service reports of a collection of a run (spec section 1.1): a file that it received, or that all is well.
 *
 * @param exportDate a scalar, passed on as it was written; so are the next two, which may be anything
 * @param successFile true: all files of the collection are in
 * @param fileName for the log; null where there is none
 * @param file identity of the file
 */
public record SnapshotMessage(
        ReceivedReport record,
        String correlationId,
        String collectionName,
        String snapshotType,
        RawJson exportDate,
        RawJson shutdownFlag,
        RawJson reprocessFiles,
        boolean successFile,
        String fileName,
        FileIdentity file)
        implements RecordBody {

    public CollectionKey collection() {
        return new CollectionKey(correlationId, collectionName);
    }
}
