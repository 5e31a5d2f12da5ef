package dev.wadi.local.s3;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.io.Payload;
import org.jclouds.io.Payloads;

/**
 * The store of S3Proxy, which takes the bodies of objects from the front in this process: of a request that names one, only the headers go over HTTP.
 */
final class HandedBodies extends ForwardingBlobStore {
    private static final String NAME = "wadi-handed-body";
    /** S3Proxy hands on what it takes for metadata of the user. */
    static final String HEADER = "x-amz-meta-" + NAME;

    private final Map<String, InputStream> bodies = new ConcurrentHashMap<>();

    HandedBodies(BlobStore store) {
        super(store);
    }

    /** Keeps a body for who comes with the name that it gives. */
    String add(InputStream body) {
        String name = UUID.randomUUID().toString();
        bodies.put(name, body);
        return name;
    }

    /** Nobody comes for it any more. */
    void remove(String name) {
        bodies.remove(name);
    }

    @Override
    public String putBlob(String container, Blob blob, PutOptions options) {
        Map<String, String> metadata = new HashMap<>(blob.getMetadata().getUserMetadata());
        String name = metadata.remove(NAME);
        InputStream body = name == null ? null : bodies.remove(name);
        if (body != null) {
            Payload payload = Payloads.newInputStreamPayload(body);
            payload.setContentMetadata(blob.getPayload().getContentMetadata());
            blob.setPayload(payload);
            blob.getMetadata().setUserMetadata(metadata);
        }
        return super.putBlob(container, blob, options);
    }
}
