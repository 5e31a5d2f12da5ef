package dev.wadi.local.emulator;

import java.util.Map;

/** An AWS service, emulated in this process. Its server calls it from one thread only. */
public interface EmulatedService extends AutoCloseable {

    Protocol protocol();

    /** The operations it knows, by AWS' name for them. */
    Map<String, Operation> operations();

    /** Ends what goes on beside the calls. */
    @Override
    default void close() {}
}
