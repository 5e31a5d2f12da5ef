package dev.wadi.pipelines.oltpingest.store;

import dev.wadi.pipelines.oltpingest.ObjectName;
import dev.wadi.pipelines.oltpingest.RowVersion;
import dev.wadi.pipelines.oltpingest.VersionSet;
import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.json.LineReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of rows of one table that are in the bucket already, as far as a query may bring them again. The objects themselves tell; what was read of one is kept until it is
 * no longer asked about.
 */
public final class DeliveredVersions {
    private final Map<ObjectName, VersionSet> recent = new HashMap<>();
    /** Those with a later watermark than their own object: rows of the future, which match every query until time catches up. */
    private final VersionSet future = new VersionSet();

    private long futureReadTo;

    /** Reads what is not known yet of the objects that can hold rows of this watermark or later. */
    public void refresh(IngestBucket bucket, List<ObjectName> objects, Optional<Watermark> from, LineReader reader)
            throws IOException {
        List<ObjectName> needed = objects.stream()
                .filter(object -> from.isEmpty() || !from.get().isAfter(object.timestamp()))
                .toList();
        recent.keySet().retainAll(needed);
        for (ObjectName object : needed) {
            if (!recent.containsKey(object)) {
                recent.put(object, read(bucket, object, reader));
            }
        }
    }

    /** All versions, those with an earlier watermark too: a row may get a later one and stay the same version. */
    private VersionSet read(IngestBucket bucket, ObjectName object, LineReader reader) throws IOException {
        VersionSet versions = new VersionSet();
        bucket.read(object, (bytes, begin, end) -> {
            reader.read(bytes, begin, end);
            Optional<Watermark> watermark = reader.watermark();
            versions.add(reader.version());
            if (watermark.isPresent() && watermark.get().isAfter(object.timestamp())) {
                future.add(reader.version());
            }
        });
        return versions;
    }

    public boolean contains(RowVersion version) {
        return future.contains(version) || recent.values().stream().anyMatch(one -> one.contains(version));
    }

    /** The same of a row ahead of its time: all objects are looked through, once each. */
    public boolean containsFuture(RowVersion version, IngestBucket bucket, List<ObjectName> objects, LineReader reader)
            throws IOException {
        if (contains(version)) {
            return true;
        }
        for (ObjectName object : objects.stream().sorted(ObjectName.BY_ID).toList()) {
            if (object.id() > futureReadTo) {
                bucket.read(object, (bytes, begin, end) -> {
                    reader.read(bytes, begin, end);
                    if (reader.watermark()
                            .filter(mark -> mark.isAfter(object.timestamp()))
                            .isPresent()) {
                        future.add(reader.version());
                    }
                });
                futureReadTo = object.id();
            }
        }
        return future.contains(version);
    }
}
