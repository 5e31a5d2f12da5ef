package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import java.util.Arrays;
import java.util.List;

/** How a stream's capacity is chosen. On demand, AWS begins with four shards. */
enum StreamMode {
    PROVISIONED,
    ON_DEMAND;

    static final int ON_DEMAND_SHARDS = 4;

    private static final List<String> NAMES =
            Arrays.stream(values()).map(Enum::name).toList();

    /** The mode in a request's {@code StreamModeDetails}. */
    static StreamMode of(Input details) {
        new Constraints(details)
                .required("StreamMode")
                .oneOf("StreamMode", NAMES)
                .check();
        return valueOf(details.requiredText("StreamMode"));
    }
}
