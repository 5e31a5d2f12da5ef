package dev.wadi.delivery;

import org.apache.camel.CamelContext;

/**
 * Who reads the health of this process. On loopback it is whoever runs it. Beyond, it is whoever reaches the port: names of tables, queues and hosts stay in
 * the log, and health has the names of settings alone. Bound in the registry by who opens the port; where that is not known, it counts as beyond.
 */
public record Exposure(boolean isLocal) {
    /** Its name in Camel's registry. */
    public static final String NAME = "wadi-exposure";

    public static Exposure of(CamelContext context) {
        Exposure bound = context.getRegistry().lookupByNameAndType(NAME, Exposure.class);
        return bound == null ? new Exposure(false) : bound;
    }

    String told(Throwable fault) {
        if (isLocal) {
            return fault.toString();
        }
        return fault instanceof HoldException hold && !hold.settings().isEmpty()
                ? "see " + String.join(", ", hold.settings())
                : "the log says why";
    }
}
