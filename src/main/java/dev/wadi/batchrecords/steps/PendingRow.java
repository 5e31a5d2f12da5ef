package dev.wadi.batchrecords.steps;

import dev.wadi.batchrecords.CuratedFile;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row to be written. */
record PendingRow(CuratedFile file, String batchId, Map<String, AttributeValue> attributes) {}
