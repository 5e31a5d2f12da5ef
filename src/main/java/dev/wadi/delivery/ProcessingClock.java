package dev.wadi.delivery;

import java.time.Clock;
import org.apache.camel.CamelContext;

/** The clock of the application: the one bound in the registry, so that a scenario can set the time, else the system's. */
public final class ProcessingClock {
    private ProcessingClock() {}

    public static Clock of(CamelContext context) {
        Clock bound = context.getRegistry().findSingleByType(Clock.class);
        return bound == null ? Clock.systemUTC() : bound;
    }
}
