package dev.wadi.cli;

import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

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
        return start(command, () -> LocalCloudOptions.defaults().withoutLimits());
    }

    /** All parts as AWS has them, and a Redis that asks for a password. */
    static LocalParts start(CommandLine command, String redisPassword) {
        return start(command, () -> LocalCloudOptions.defaults().withRedisPassword(redisPassword));
    }

    private static LocalParts start(CommandLine command, Supplier<LocalCloudOptions> options) {
        try {
            LocalCloud cloud = LocalCloud.start(options.get());
            return new LocalParts(cloud.environment(), cloud::close);
        } catch (NoClassDefFoundError e) {
            throw new CommandLine.ParameterException(
                    command,
                    "The local cloud is not here (" + e.getMessage()
                            + "): this distribution has no lib-local/. Use one that was built from the sources.",
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
