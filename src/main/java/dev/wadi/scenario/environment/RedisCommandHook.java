package dev.wadi.scenario.environment;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.redisson.client.NettyHook;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.CommandsData;
import org.redisson.client.protocol.QueueCommand;

/** Sees what an application sends to Redis, before it leaves; a pipeline of commands is one call. */
public abstract class RedisCommandHook implements NettyHook {
    /** By which the client looks after its connections. */
    private static final Set<String> OF_THE_CLIENT =
            Set.of("HELLO", "AUTH", "SELECT", "CLIENT", "PING", "INFO", "ROLE");

    /**
     * Is told of a call, on the thread of the client. What it throws is the answer, and the call does not leave.
     *
     * @param commands at least one
     */
    protected abstract void called(List<CommandData<?, ?>> commands, CompletableFuture<?> answer);

    @Override
    public void afterBoostrapInitialization(Bootstrap bootstrap) {
        // its connections are watched, each by itself
    }

    @Override
    public void afterChannelInitialization(Channel channel) {
        channel.pipeline().addLast(new Watch());
    }

    private void watch(List<CommandData<?, ?>> all, CompletableFuture<?> answer) {
        List<CommandData<?, ?>> commands = all.stream()
                .filter(command -> !OF_THE_CLIENT.contains(command.getCommand().getName()))
                .toList();
        if (!commands.isEmpty()) {
            called(commands, answer);
        }
    }

    private final class Watch extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            try {
                if (message instanceof CommandData<?, ?> one) {
                    watch(List.of(one), one.getPromise());
                } else if (message instanceof CommandsData pipeline) {
                    watch(List.copyOf(pipeline.getCommands()), pipeline.getPromise());
                }
            } catch (RuntimeException e) {
                ((QueueCommand) message).tryFailure(e);
                promise.setFailure(e);
                return;
            }
            super.write(context, message, promise);
        }
    }
}
