package dev.wadi.cli;

import java.util.Map;

/** AWS and Redis on this machine, as commands need them. Not part of the product: {@link LocalParts} finds it. */
public interface LocalEnvironment {

    /** All parts, with the rate limits of AWS. */
    Running start();

    /** All parts, without the rate limits of AWS. */
    Running startWithoutLimits();

    /** Ends with {@link #close}, or with the JVM. */
    interface Running extends AutoCloseable {

        /** Environment variables that lead the AWS SDK, the aws CLI and Wadi to it, in the order to print them. */
        Map<String, String> variables();

        @Override
        void close();
    }
}
