package dev.wadi.turbinestatus.steps;

import dev.wadi.kinesis.OutgoingRecord;
import dev.wadi.turbinestatus.EnrichedSignal;
import dev.wadi.turbinestatus.StatusChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Handler;

/** Step {@code enrich}, once per poll: the records of the enriched stream, partition key asset_id. */
public class EnrichRecords {

    @Handler
    public List<OutgoingRecord> enrich(@Body List<StatusChange> changes) {
        List<OutgoingRecord> records = new ArrayList<>(changes.size());
        for (StatusChange change : changes) {
            records.add(new OutgoingRecord(change.assetId(), EnrichedSignal.of(change), change.record()));
        }
        return records;
    }
}
