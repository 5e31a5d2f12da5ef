package dev.wadi.edge.s3;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object that is being read. To be closed, which ends the call. */
public final class StoredObject implements AutoCloseable {
    private final String key;
    private final ResponseInputStream<GetObjectResponse> call;
    private final CallStream stored;

    StoredObject(Bucket bucket, String key, ResponseInputStream<GetObjectResponse> call) {
        this.key = key;
        this.call = call;
        stored = new CallStream(bucket, call);
    }

    /** In bytes, as it is stored. */
    public long size() {
        return call.response().contentLength();
    }

    /** As it is stored. What breaks off on the way is a fault of the call. */
    public InputStream stored() {
        return stored;
    }

    /**
     * The content, without the compression that the key tells of by its end: {@code .gz}, {@code .bz2}, {@code .xz}, or {@code .zip} with one file in it.
     *
     * @throws UnreadableObjectException where it is no such archive
     */
    public InputStream content(ContentLimits limits) throws IOException {
        limits.requireStored(size());
        Compression compression = Compression.of(key);
        return compression == Compression.NONE
                ? limits.bounded(stored)
                : limits.bounded(compression.open(stored), compression, size());
    }

    /** What is left is not read: its connection goes with it. */
    @Override
    public void close() {
        if (stored.count() < size()) {
            call.abort();
        } else {
            stored.close();
        }
    }
}
