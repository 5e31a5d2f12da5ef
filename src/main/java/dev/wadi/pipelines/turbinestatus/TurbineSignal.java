package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.util.Optional;

/**
 * A signal with its asset.
 *
 * @param signalName canonical
 * @param vendor empty where the asset's vendor is not enabled here
 * @param kind e.g. {@code VMP}; empty where the signal is none of the vendor's
 */
public record TurbineSignal(
        Signal signal, Asset asset, String signalName, Optional<Vendor> vendor, Optional<String> kind)
        implements RecordBody {

    @Override
    public SourceRecord record() {
        return signal.record();
    }
}
