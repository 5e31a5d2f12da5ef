package dev.wadi.edge.redis;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import java.util.Set;
import org.redisson.client.NettyHook;

/** All hooks of a context as the one that the client takes. */
record BoundHooks(Set<NettyHook> hooks) implements NettyHook {
    BoundHooks {
        hooks = Set.copyOf(hooks);
    }

    @Override
    public void afterBoostrapInitialization(Bootstrap bootstrap) {
        hooks.forEach(hook -> hook.afterBoostrapInitialization(bootstrap));
    }

    @Override
    public void afterChannelInitialization(Channel channel) {
        hooks.forEach(hook -> hook.afterChannelInitialization(channel));
    }
}
