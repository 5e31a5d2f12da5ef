package dev.wadi.pipelines.turbinestatus.steps;

import dev.wadi.pipelines.turbinestatus.EnrichedSignal;
import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.source.kinesis.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Handler;

/** Step {@code enrich-records}, once per poll: the records of the enriched stream, partition key asset_id. */
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
