package dev.wadi.edge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log says of each database once, when it is first reached, what it is. */
final class KnownServers {
    private static final Logger LOG = LoggerFactory.getLogger(KnownServers.class);

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private KnownServers() {}

    static KnownServers of(CamelContext context) {
        synchronized (context) {
            KnownServers bound = context.getRegistry().findSingleByType(KnownServers.class);
            if (bound == null) {
                bound = new KnownServers();
                context.getRegistry().bind("knownDatabaseServers", bound);
            }
            return bound;
        }
    }

    void tell(String url, Connection connection) throws SQLException {
        String plain = url.replaceFirst("\\?.*", "");
        if (!known.contains(plain)) {
            String text = DatabaseServer.of(connection).text(plain);
            if (known.add(plain)) {
                LOG.info("{}", text);
            }
        }
    }
}
