package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Spec section 4 step 2, for the records of a poll together: one round trip. */
public final class AssetFinder {
    private final MappingTable assets;
    private final Map<String, Vendor> vendors = new HashMap<>();
    private final String defaultVendor;
    private final Set<String> reservedKeys;

    /**
     * @param enabled the vendors that this deployment serves; the first is that of an asset whose row names none
     * @param reservedKeys Redis keys that no asset may have, as its status would overwrite them: those of the mappings
     */
    public AssetFinder(MappingTable assets, List<Vendor> enabled, Set<String> reservedKeys) {
        this.assets = assets;
        enabled.forEach(vendor -> vendors.put(vendor.name(), vendor));
        defaultVendor = enabled.get(0).name();
        this.reservedKeys = Set.copyOf(reservedKeys);
    }

    /**
     * @param reject takes each record that has no usable asset, with the reason
     * @param atHand told where that took no round trip
     */
    public List<TurbineSignal> find(
            List<Signal> poll, BiConsumer<SourceRecord, RefusedException> reject, Runnable atHand) {
        Map<String, String> rows = assetRows(poll, atHand);
        Map<String, Found<Asset>> read = new HashMap<>();
        List<TurbineSignal> signals = new ArrayList<>(poll.size());
        for (Signal signal : poll) {
            try {
                signals.add(turbineSignal(signal, asset(signal, rows, read)));
            } catch (RefusedException rejection) {
                reject.accept(signal.record(), rejection);
            }
        }
        return signals;
    }

    private Map<String, String> assetRows(List<Signal> poll, Runnable atHand) {
        Set<String> fields = new LinkedHashSet<>();
        for (Signal signal : poll) {
            if (fields.add(Asset.exactKey(signal))) {
                fields.add(Asset.anyVersionKey(signal));
            }
        }
        return fields.isEmpty() ? Map.of() : assets.rows(fields, atHand);
    }

    /** The exact version wins over the row for any version. */
    private Asset asset(Signal signal, Map<String, String> rows, Map<String, Found<Asset>> read)
            throws RefusedException {
        String exact = Asset.exactKey(signal);
        String field = rows.containsKey(exact) ? exact : Asset.anyVersionKey(signal);
        String row = rows.get(field);
        if (row == null) {
            throw new RefusedException(
                    SignalReason.unknown_asset, "no row " + exact + " in the asset mapping, nor one for any version");
        }
        return read.computeIfAbsent(field, key -> Found.reading(() -> read(key, row)))
                .orReject();
    }

    private Asset read(String field, String row) throws RefusedException {
        Asset asset = Asset.parse(field, row, defaultVendor);
        if (reservedKeys.contains(asset.assetId())) {
            throw new RefusedException(
                    SignalReason.corrupt_mapping,
                    "asset_id of mapping " + field + " is the key of a mapping: " + asset.assetId());
        }
        return asset;
    }

    private TurbineSignal turbineSignal(Signal signal, Asset asset) {
        String signalName = asset.canonicalSignal(signal.signalName());
        Optional<Vendor> vendor = Optional.ofNullable(vendors.get(asset.vendor()));
        Optional<String> kind = vendor.map(v -> v.kindOfSignal().get(signalName));
        return new TurbineSignal(signal, asset, signalName, vendor, kind);
    }
}
