package dev.wadi.local;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * DynamoDB by Amazon's DynamoDB Local, in process and in memory. Its own server would listen on all interfaces and has
 * the telemetry; so only its handler is taken, behind a server that is bound to loopback. Access keys must be
 * alphanumeric, or it refuses them.
 *
 * <p>It is not open source: docs/decisions/0006-dynamodb-local.md.
 */
final class DynamoDb implements LocalService {

    private static final String HOST = "127.0.0.1";

    /** It never writes to disk; only then is there a path to name. */
    private static final String NO_PATH = null;

    /** Each pair of access key and region has tables of its own, as in the own emulators. */
    private static final boolean SHARED_BY_ALL_KEYS = false;

    private static final boolean IN_MEMORY = true;

    /** Tables are active at once. */
    private static final boolean SLOW_TRANSITIONS = false;

    private final LocalDynamoDBRequestHandler database;
    private final Server server;
    private final ServerConnector connector;

    private DynamoDb(LocalDynamoDBRequestHandler database, int port) {
        this.database = database;
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("dynamodb-local");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server);
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(database, null));
    }

    static DynamoDb start(PartStart start) throws Exception {
        DynamoDb service = new DynamoDb(
                new LocalDynamoDBRequestHandler(0, IN_MEMORY, NO_PATH, SHARED_BY_ALL_KEYS, SLOW_TRANSITIONS),
                start.port(Part.DYNAMODB));
        try {
            service.server.start();
            return service;
        } catch (Exception e) {
            service.close();
            throw e;
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://" + HOST + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local's server did not stop: " + e.getMessage(), e);
        } finally {
            database.shutdown();
        }
    }
}
