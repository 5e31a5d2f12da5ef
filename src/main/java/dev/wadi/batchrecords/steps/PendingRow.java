package dev.wadi.batchrecords.steps;

import dev.wadi.batchrecords.CuratedFile;
import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row to be written. */
record PendingRow(CuratedFile file, String batchId, Map<String, AttributeValue> attributes) implements RecordBody {

    @Override
    public SourceRecord record() {
        return file.record();
    }
}
