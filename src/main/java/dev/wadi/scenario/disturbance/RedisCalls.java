package dev.wadi.scenario.disturbance;

import dev.wadi.scenario.environment.RedisCommandHook;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.redisson.client.protocol.CommandData;

/** The calls that steps make to Redis. */
final class RedisCalls extends RedisCommandHook {
    private final Crash crash;
    private final OpenSteps steps;

    RedisCalls(Crash crash, OpenSteps steps) {
        this.crash = crash;
        this.steps = steps;
    }

    @Override
    protected void called(List<CommandData<?, ?>> commands, CompletableFuture<?> answer) {
        crash.requireAlive();
        String names = commands.stream()
                .map(command -> command.getCommand().getName())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        steps.caller()
                .map(caller -> new CallKind("redis", names, Ending.REDIS, caller))
                .ifPresent(kind -> crash.asked(kind, answer));
    }
}
