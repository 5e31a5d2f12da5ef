package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A vendor as configured (spec section 6).
 *
 * @param kindOfSignal canonical signal name to kind, kinds in the order of the configuration
 * @param tags the label of this vendor's records in metrics
 */
public record Vendor(
        String name, Map<String, String> kindOfSignal, CodeType codeType, Combination combination, Tags tags) {

    /** Which kind's status is the turbine's (spec section 5). */
    public enum Combination {
        /** The highest status code; ties go to the kind listed first. */
        @JsonProperty("highest")
        HIGHEST,
        /** The kind listed first that is known. */
        @JsonProperty("first-known")
        FIRST_KNOWN
    }

    public Vendor {
        kindOfSignal = new LinkedHashMap<>(kindOfSignal);
    }

    public Vendor(String name, Map<String, String> kindOfSignal, CodeType codeType, Combination combination) {
        this(name, kindOfSignal, codeType, combination, Tags.of("vendor", name));
    }

    /** In the order of the configuration. */
    public List<String> kinds() {
        return List.copyOf(kindOfSignal.values());
    }
}
