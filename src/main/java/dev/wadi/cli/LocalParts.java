package dev.wadi.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What commands need of {@code lib-local/}: the local cloud, the demo, the benchmarks, torture. The product knows them by interfaces of this package
 * alone, and runs where they are missing.
 */
final class LocalParts {
    private LocalParts() {}

    static <T> Optional<T> find(Class<T> part) {
        return ServiceLoader.load(part).findFirst();
    }

    /**
     * The part that a command cannot do without.
     *
     * @throws ParameterException if it is not there, with what to do
     */
    static <T> T require(Class<T> part, CommandLine command) {
        return find(part).orElseThrow(() -> new ParameterException(command, missing(command)));
    }

    private static String missing(CommandLine command) {
        return "wadi " + command.getCommandName()
                + " needs lib-local/ (local cloud, demo, benchmarks), and it is not here."
                + " It is not part of the container image. Run this command from a checkout: bin/wadi there builds it.";
    }
}
