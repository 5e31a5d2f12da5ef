package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.util.Optional;

/**
 * A signal with its code, judged once.
 *
 * @param code as the mapping has it, or why it is none; empty where the signal is none of the vendor's, or has no value
 * @param status the row of that code; empty where there is none, not even a wildcard one
 */
public record CodedSignal(TurbineSignal signal, Optional<Found<String>> code, Optional<Found<StatusCode>> status)
        implements RecordBody {

    @Override
    public SourceRecord record() {
        return signal.record();
    }
}
