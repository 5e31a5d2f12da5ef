package dev.wadi.cli;

import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The local cloud behind a command. The one class of the commands that touches it, and only in {@link #start}: the class path of {@code wadi run}
 * does not have it.
 */
final class LocalParts implements AutoCloseable {
    private final Map<String, String> environment;
    private final Runnable end;

    private LocalParts(Map<String, String> environment, Runnable end) {
        this.environment = environment;
        this.end = end;
    }

    /** All parts, without the rate limits of AWS. */
    static LocalParts start(CommandLine command) {
        require(command);
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
        return new LocalParts(cloud.environment(), cloud::close);
    }

    /** All parts as AWS has them, and a Redis that asks for a password. */
    static LocalParts start(CommandLine command, String redisPassword) {
        require(command);
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withRedisPassword(redisPassword));
        return new LocalParts(cloud.environment(), cloud::close);
    }

    /**
     * By name, before any of its classes is touched: what is missing shows at the first use of a class, wherever that is.
     *
     * @throws ParameterException if this distribution does not have the local cloud
     */
    static void require(CommandLine command) {
        try {
            Class.forName("dev.wadi.local.LocalCloud", false, LocalParts.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ParameterException(
                    command,
                    "wadi " + command.getCommandName()
                            + " needs the local cloud, and this distribution has no lib-local/. Use one that was built from the sources.",
                    e);
        }
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() {
        end.run();
    }
}
