package dev.wadi.local;

import dev.wadi.local.emulator.Faults;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a local cloud is to be.
 *
 * @param parts the parts to start, and no others
 * @param limits whether rates are metered (Kinesis, SSM) and SQS' limits are strict; off for benchmarks
 * @param ports fixed ports; a part without one, or with 0, gets a free port
 * @param region the region named in {@code AWS_REGION} and in queue ARNs
 * @param redisPassword what Redis requires of its clients
 * @param transition how long a new Kinesis stream or DynamoDB table stays in {@code CREATING}, and a changed one in
 *     {@code UPDATING}, in real time
 * @param faults failures to bring about on purpose
 */
public record LocalCloudOptions(
        Set<Part> parts,
        boolean limits,
        Map<Part, Integer> ports,
        String region,
        Optional<String> redisPassword,
        Duration transition,
        Faults faults) {

    public LocalCloudOptions {
        parts = Set.copyOf(parts);
        ports = Map.copyOf(ports);
    }

    /** All parts on free ports, limits as AWS has them, in us-east-1; streams are active at once. */
    public static LocalCloudOptions defaults() {
        return new LocalCloudOptions(
                EnumSet.allOf(Part.class), true, Map.of(), "us-east-1", Optional.empty(), Duration.ZERO, Faults.none());
    }

    /** Only these parts. */
    public static LocalCloudOptions only(Part first, Part... others) {
        return defaults().withParts(EnumSet.of(first, others));
    }

    public LocalCloudOptions withParts(Set<Part> chosen) {
        return new LocalCloudOptions(chosen, limits, ports, region, redisPassword, transition, faults);
    }

    public LocalCloudOptions withoutLimits() {
        return new LocalCloudOptions(parts, false, ports, region, redisPassword, transition, faults);
    }

    public LocalCloudOptions withPort(Part part, int port) {
        Map<Part, Integer> changed = new EnumMap<>(Part.class);
        changed.putAll(ports);
        changed.put(part, port);
        return new LocalCloudOptions(parts, limits, changed, region, redisPassword, transition, faults);
    }

    public LocalCloudOptions withRegion(String other) {
        return new LocalCloudOptions(parts, limits, ports, other, redisPassword, transition, faults);
    }

    public LocalCloudOptions withRedisPassword(String password) {
        return new LocalCloudOptions(parts, limits, ports, region, Optional.of(password), transition, faults);
    }

    public LocalCloudOptions withTransition(Duration duration) {
        return new LocalCloudOptions(parts, limits, ports, region, redisPassword, duration, faults);
    }

    public LocalCloudOptions withFaults(Faults wanted) {
        return new LocalCloudOptions(parts, limits, ports, region, redisPassword, transition, wanted);
    }
}
