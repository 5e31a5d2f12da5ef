package dev.wadi.pipelines.turbinestatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two vendors of the specification. */
public final class TestVendors {
    public static final Vendor VESTAS = new Vendor(
            "vestas", ordered("VMP_STATUS", "VMP", "TAC_STATUS", "TAC"), CodeType.INTEGER, Vendor.Combination.HIGHEST);
    public static final Vendor SIEMENS = new Vendor(
            "siemens",
            ordered("OPERATING_STATE", "STATE", "ACTIVE_ALARM", "ALARM"),
            CodeType.STRING,
            Vendor.Combination.FIRST_KNOWN);

    private TestVendors() {}

    static List<Vendor> both() {
        return List.of(VESTAS, SIEMENS);
    }

    private static Map<String, String> ordered(String first, String kind, String second, String otherKind) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put(first, kind);
        kinds.put(second, otherKind);
        return kinds;
    }
}
