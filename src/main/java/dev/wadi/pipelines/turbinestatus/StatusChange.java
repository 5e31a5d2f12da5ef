package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.time.Instant;

/**
 * What one record says of its turbine: this kind of status, with this code, at this time (spec section 4 step 5).
 *
 * @param code as it stands in the status mapping
 * @param time the event's, to the millisecond
 * @param source the source system
 */
public record StatusChange(
        SourceRecord record,
        Signal signal,
        String assetId,
        String signalName,
        Vendor vendor,
        String kind,
        String code,
        StatusCode status,
        Instant time,
        String source)
        implements RecordBody {

    /** The time as it is stored. */
    public String timeText() {
        return EventTime.format(time);
    }
}
