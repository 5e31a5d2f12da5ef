package dev.wadi.local;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * DynamoDB by Amazon's DynamoDB Local, in process and in memory. Its own server listens on all interfaces and sends
 * telemetry; so only its handler is taken, behind a server on loopback. It refuses access keys with other characters
 * than letters and digits. It is not open source: docs/decisions/0006-dynamodb-local.md.
 */
final class DynamoDb implements LocalService {

    private static final String HOST = "127.0.0.1";
    private static final String NO_FILES = null;
    private static final String NO_CORS = null;

    /** As in the own emulators each pair of access key and region has tables of its own: scenarios stay apart by it. */
    private static final boolean SHARED = false;

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final ThreadGroup threads = new ThreadGroup("dynamodb-local");
    private final LocalDynamoDBRequestHandler database;
    private final Server server;
    private final ServerConnector connector;

    private DynamoDb(LocalDynamoDBRequestHandler database, int port) {
        this.database = database;
        server = new Server(pool(threads));
        connector = new ServerConnector(server);
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(database, NO_CORS));
    }

    /** The database starts its own threads from these, so that they are in the group as well. */
    private static QueuedThreadPool pool(ThreadGroup threads) {
        QueuedThreadPool pool = new QueuedThreadPool(50, 4, 60_000, -1, null, threads);
        pool.setName("dynamodb-local");
        pool.setDaemon(true);
        return pool;
    }

    static DynamoDb start(PartStart start) throws Exception {
        LocalDynamoDBRequestHandler inMemory = new LocalDynamoDBRequestHandler(0, true, NO_FILES, SHARED, false);
        DynamoDb service = new DynamoDb(inMemory, start.port(Part.DYNAMODB));
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
            database.shutdown();
            endThreads();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop: " + e.getMessage(), e);
        }
    }

    /**
     * Its jobs are no daemons and sleep for minutes after the shutdown. They are woken once SQLite has ended: a job that
     * is interrupted before waits for SQLite without end.
     */
    private void endThreads() throws InterruptedException {
        join(running().filter(thread -> thread.getName().startsWith("SQLiteQueue")));
        threads.interrupt();
        join(running());
    }

    private Stream<Thread> running() {
        Thread[] found = new Thread[threads.activeCount() + 50];
        return Stream.of(found).limit(threads.enumerate(found));
    }

    private static void join(Stream<Thread> ending) throws InterruptedException {
        List<Thread> all = ending.toList();
        long deadline = System.nanoTime() + LONGEST_END.toNanos();
        for (Thread thread : all) {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
    }
}
