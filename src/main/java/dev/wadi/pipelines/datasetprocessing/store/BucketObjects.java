package dev.wadi.pipelines.datasetprocessing.store;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.ContentLimits;
import dev.wadi.edge.s3.StoredObject;
import dev.wadi.pipelines.datasetprocessing.StoredObjects;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a bucket in S3, read while they come. */
public record BucketObjects(Bucket bucket, ContentLimits limits) implements StoredObjects {
    private static final int TOLD_APART = 2;

    @Override
    public List<String> keys(String prefix) {
        return bucket.list(prefix, TOLD_APART).stream().map(S3Object::key).toList();
    }

    @Override
    public InputStream open(String key) throws IOException, RefusedException {
        Optional<StoredObject> object = bucket.open(key);
        if (object.isEmpty()) {
            throw DatasetReason.input_empty.because("the object " + key + " was deleted before it was read");
        }
        return new Content(object.get(), limits);
    }

    /** Ends the call when it is closed. */
    private static final class Content extends FilterInputStream {
        private final StoredObject object;

        Content(StoredObject object, ContentLimits limits) throws IOException {
            super(content(object, limits));
            this.object = object;
        }

        private static InputStream content(StoredObject object, ContentLimits limits) throws IOException {
            try {
                return object.content(limits);
            } catch (IOException | RuntimeException e) {
                object.close();
                throw e;
            }
        }

        @Override
        public void close() {
            object.close();
        }
    }
}
