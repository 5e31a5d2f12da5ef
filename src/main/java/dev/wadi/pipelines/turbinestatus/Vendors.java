package dev.wadi.pipelines.turbinestatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vendors that this deployment serves, in the order of {@code VENDORS}. At least one. */
public final class Vendors {
    private final Map<String, Vendor> byName = new LinkedHashMap<>();
    private final String first;

    public Vendors(List<Vendor> enabled) {
        enabled.forEach(vendor -> byName.put(vendor.name(), vendor));
        first = enabled.get(0).name();
    }

    /** The vendor of an asset whose row names none. */
    String defaultVendor() {
        return first;
    }

    Optional<Vendor> enabled(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Vendor> all() {
        return List.copyOf(byName.values());
    }
}
