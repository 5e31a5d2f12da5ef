package dev.wadi.scenario.environment;

import dev.wadi.delivery.SourceRecord;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.source.kinesis.StreamRecord;

/**
 * The stream that records of a file came from, as its name is a part of their identity. A record may name it itself.
 *
 * @param setting that names the streams of the pipeline
 * @param value of that setting
 */
public record NamedStream(String setting, String value) {

    /**
     * The same input, of records that are of this stream where they name none.
     *
     * @throws ScenarioFormatException if one does not, and the pipeline has none or several
     */
    public ScenarioInput of(ScenarioInput input) {
        return input instanceof ScenarioInput.Delivery delivery
                ? new ScenarioInput.Delivery(
                        delivery.path(),
                        delivery.records().stream()
                                .map(record -> of(record, delivery.path()))
                                .toList())
                : input;
    }

    private SourceRecord of(SourceRecord record, String path) {
        if (!(record instanceof StreamRecord one) || !one.stream().equals(PolledRecords.UNNAMED)) {
            return record;
        }
        if (value.isBlank() || value.contains(",")) {
            throw new ScenarioFormatException(
                    path,
                    "which stream the record came from is a part of its identity, and " + setting
                            + (value.isBlank() ? " is not set" : " names several")
                            + ". Write stream: NAME beside shardId, or keep eventSourceARN in an event of Lambda");
        }
        return new StreamRecord(
                value.strip(),
                one.shardId(),
                one.sequenceNumber(),
                one.subSequenceNumber(),
                one.partitionKey(),
                one.arrival(),
                one.data());
    }
}
