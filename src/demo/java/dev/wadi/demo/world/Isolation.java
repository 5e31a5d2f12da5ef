package dev.wadi.demo.world;

import java.util.Map;
import java.util.UUID;

/**
 * How a world is kept apart from others in the same local cloud.
 *
 * @param accessKey its account, of which all services but SQS and Redis know
 * @param prefix of its queues
 * @param redisDatabase number of its database
 */
public record Isolation(String accessKey, String prefix, int redisDatabase) {

    /** The world has the local cloud to itself. */
    static Isolation none(Map<String, String> services) {
        return new Isolation(services.get("AWS_ACCESS_KEY_ID"), "", 0);
    }

    /** @param number another one for each world of a local cloud */
    public static Isolation of(int number) {
        String name = "W" + UUID.randomUUID().toString().replace("-", "");
        return new Isolation(name, name + "-", number);
    }
}
