package dev.wadi.scenario.disturbance;

import dev.wadi.delivery.HoldException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.redisson.client.NettyHook;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.CommandsData;
import org.redisson.client.protocol.QueueCommand;

/** The commands that steps send to Redis; a pipeline of them is one call. */
final class RedisCalls implements NettyHook {
    /** By which the client looks after its connections. */
    private static final Set<String> OF_THE_CLIENT =
            Set.of("HELLO", "AUTH", "SELECT", "CLIENT", "PING", "INFO", "ROLE");

    private final Crash crash;
    private final OpenSteps steps;

    RedisCalls(Crash crash, OpenSteps steps) {
        this.crash = crash;
        this.steps = steps;
    }

    @Override
    public void afterBoostrapInitialization(Bootstrap bootstrap) {
        // its connections are watched, each by itself
    }

    @Override
    public void afterChannelInitialization(Channel channel) {
        channel.pipeline().addLast(new Watch());
    }

    private void watch(CompletableFuture<?> answer, List<CommandData<?, ?>> commands) {
        Set<String> names = commands.stream()
                .map(command -> command.getCommand().getName())
                .filter(name -> !OF_THE_CLIENT.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty()) {
            return;
        }
        crash.requireAlive();
        steps.caller()
                .map(caller -> new CallKind("redis", String.join(", ", names), Ending.REDIS, caller))
                .ifPresent(kind -> crash.asked(kind, answer));
    }

    private final class Watch extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            try {
                if (message instanceof CommandData<?, ?> one) {
                    watch(one.getPromise(), List.of(one));
                } else if (message instanceof CommandsData pipeline) {
                    watch(pipeline.getPromise(), pipeline.getCommands());
                }
            } catch (HoldException e) {
                ((QueueCommand) message).tryFailure(e);
                promise.setFailure(e);
                return;
            }
            super.write(context, message, promise);
        }
    }
}
