package dev.wadi.local.s3;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.gaul.shaded.org.eclipse.jetty.server.Connector;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.logging.slf4j.config.SLF4JLoggingModule;

/**
 * S3Proxy, in memory or on the disk, on a free port of the loopback address. It starts when it is first asked for, as that takes longer than all other parts of the local
 * cloud together, and few pipelines have a bucket.
 */
final class ObjectStore implements AutoCloseable {
    /** Property of the JVM: objects are on the disk, for more than its heap can hold. */
    private static final String ON_DISK = "wadi.local.objects-on-disk";

    private final Path folder;
    private CompletableFuture<Integer> port;
    private BlobStoreContext blobs;
    private HandedBodies bodies;
    private S3Proxy proxy;

    /** @param folder where objects are that are on the disk; the local cloud removes it */
    ObjectStore(Path folder) {
        this.folder = folder;
    }

    /** Where it listens, once it does. */
    synchronized CompletableFuture<Integer> port() {
        if (port == null) {
            port = new CompletableFuture<>();
            Thread starter = new Thread(this::start, "s3proxy-start");
            starter.setDaemon(true);
            starter.start();
        }
        return port;
    }

    /** What the bodies of objects may be handed to, once it {@linkplain #port listens}. */
    HandedBodies bodies() {
        return bodies;
    }

    private void start() {
        try {
            begin();
            port.complete(proxy.getPort());
        } catch (Exception e) {
            port.completeExceptionally(new IllegalStateException("S3Proxy did not start: " + e.getMessage(), e));
        }
    }

    private void begin() throws Exception {
        blobs = store().credentials("local", "local")
                .modules(Set.of(new SLF4JLoggingModule()))
                .build(BlobStoreContext.class);
        bodies = new HandedBodies(blobs.getBlobStore());
        proxy = S3Proxy.builder()
                .blobStore(bodies)
                .endpoint(URI.create("http://127.0.0.1:0"))
                // without it a PutObject with the SDK's checksums is refused
                .ignoreUnknownHeaders(true)
                .build();
        Server server = server(proxy);
        // a local cloud must not keep the JVM running
        ((QueuedThreadPool) server.getThreadPool()).setDaemon(true);
        for (Connector connector : server.getConnectors()) {
            connector.getConnectionFactory(HttpConnectionFactory.class).setInputBufferSize(S3Front.PIECE);
        }
        proxy.start();
    }

    private ContextBuilder store() throws IOException {
        if (!Boolean.getBoolean(ON_DISK)) {
            return ContextBuilder.newBuilder(new TransientApiMetadata());
        }
        Properties where = new Properties();
        where.setProperty(
                "jclouds.filesystem.basedir",
                Files.createDirectories(folder.resolve("s3")).toString());
        return ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata()).overrides(where);
    }

    /** There is no other way to its threads and buffers. */
    private static Server server(S3Proxy proxy) throws ReflectiveOperationException {
        Field server = S3Proxy.class.getDeclaredField("server");
        server.setAccessible(true);
        return (Server) server.get(proxy);
    }

    /** One that is still starting ends as soon as it is up. */
    @Override
    public synchronized void close() {
        if (port != null) {
            port.handle((up, failed) -> {
                        stop();
                        return null;
                    })
                    .join();
        }
    }

    private void stop() {
        try {
            if (proxy != null) {
                proxy.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not stop", e);
        } finally {
            if (blobs != null) {
                blobs.close();
            }
        }
    }
}
