package dev.wadi.demo.world;

import dev.wadi.local.Part;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.Setting;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of the local cloud in which the declared resources of a pipeline are. */
public final class Parts {
    private Parts() {}

    public static Set<Part> of(Collection<Setting> settings) {
        return settings.stream()
                .flatMap(setting -> setting.type().use().stream())
                .map(ResourceUse::kind)
                .flatMap(Parts::of)
                .collect(Collectors.toSet());
    }

    private static Stream<Part> of(ResourceKind kind) {
        return switch (kind) {
            case STREAM -> Stream.of(Part.KINESIS);
            case QUEUE -> Stream.of(Part.SQS);
            // and the queues that hear of it
            case TOPIC -> Stream.of(Part.SNS, Part.SQS);
            case TABLE, LEASE_TABLE -> Stream.of(Part.DYNAMODB);
            case PARAMETER -> Stream.of(Part.SSM);
            case SECRET -> Stream.of(Part.SECRETS_MANAGER);
            case REDIS, REDIS_HASH -> Stream.of(Part.REDIS);
            case BUCKET -> Stream.of(Part.S3);
            case DATABASE -> Stream.of(Part.POSTGRES, Part.SECRETS_MANAGER);
            case HTTP -> Stream.of();
        };
    }
}
