package dev.wadi.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.camel.CamelContext;

/**
 * Who reads the health of this process. On loopback it is whoever runs it. Beyond, it is whoever reaches the port: names of tables, queues and hosts stay in
 * the log, and health has the names of settings alone.
 */
public record Exposure(boolean isLocal) {
    private static final String HOST = "camel.management.host";

    public static Exposure of(CamelContext context) {
        String host = context.resolvePropertyPlaceholders("{{" + HOST + ":127.0.0.1}}");
        try {
            return new Exposure(InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return new Exposure(false);
        }
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
