package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.util.Optional;

/**
 * A signal with its asset.
 *
 * @param record where it came from
 * @param signalName canonical
 * @param vendor empty where the asset's vendor is not enabled here
 * @param kind e.g. {@code VMP}; empty where the signal is none of the vendor's
 */
public record TurbineSignal(
        SourceRecord record,
        Signal signal,
        Asset asset,
        String signalName,
        Optional<Vendor> vendor,
        Optional<String> kind)
        implements RecordBody {

    /** Of a signal that passed the filter: what its status code is looked up under. */
    StatusCodes.Key codeKey(String code) {
        return new StatusCodes.Key(vendor.orElseThrow().name(), kind.orElseThrow(), asset.profile(), code);
    }
}
