package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row to be written. */
record PendingRow(CuratedFile file, String batchId, Map<String, AttributeValue> attributes) implements RecordBody {

    @Override
    public SourceRecord record() {
        return file.record();
    }
}
