package dev.wadi.scenario.environment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.protocol.CommandData;

/** Lets calls to Redis fail before they leave, as if the server did not answer. */
public final class RedisFaultInjection extends RedisCommandHook {
    private static final String RUN_A_SCRIPT = "EVAL";
    private static final String LOAD_A_SCRIPT = "SCRIPT";
    /** Behind the script and the number of keys. */
    private static final int KEY_OF_SCRIPT = 2;

    private final FaultInjection faults;

    public RedisFaultInjection(FaultInjection faults) {
        this.faults = faults;
    }

    @Override
    protected void called(List<CommandData<?, ?>> commands, CompletableFuture<?> answer) {
        for (CommandData<?, ?> command : commands) {
            String name = command.getCommand().getName();
            String key = key(command);
            if (faults.strikes(InjectedFault.REDIS, name, () -> key, key::equals)) {
                throw new RedisTimeoutException(name + " gets no answer because the scenario wants it");
            }
        }
    }

    /** Of the hash or other value; empty where the command is about none. */
    private static String key(CommandData<?, ?> command) {
        String name = command.getCommand().getName();
        int place = name.startsWith(RUN_A_SCRIPT) ? KEY_OF_SCRIPT : 0;
        Object[] parameters = command.getParams();
        return name.equals(LOAD_A_SCRIPT) || parameters.length <= place ? "" : String.valueOf(parameters[place]);
    }
}
