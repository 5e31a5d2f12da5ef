package dev.wadi.bench.turbinestatus;

import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** How the contenders reach Redis, all alike. */
final class RedisClients {
    private RedisClients() {}

    static Config at(int port) {
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.setUseScriptCache(true);
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectionPoolSize(16)
                .setConnectionMinimumIdleSize(1);
        return config;
    }
}
