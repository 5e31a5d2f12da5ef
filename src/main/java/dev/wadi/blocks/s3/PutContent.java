package dev.wadi.blocks.s3;

import dev.wadi.edge.s3.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What an object is to hold: bytes, or a file, which may be larger than the memory. */
sealed interface PutContent {

    /** @throws java.io.UncheckedIOException where a file cannot be read */
    Bucket.Once putOnce(Bucket bucket, String key, String contentType);

    void replace(Bucket bucket, String key, String contentType);

    /** Bytes in memory. */
    final class Bytes implements PutContent {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public Bucket.Once putOnce(Bucket bucket, String key, String contentType) {
            return bucket.putOnce(key, bytes, contentType);
        }

        @Override
        public void replace(Bucket bucket, String key, String contentType) {
            bucket.replace(key, bytes, contentType);
        }
    }

    record File(Path path) implements PutContent {
        @Override
        public Bucket.Once putOnce(Bucket bucket, String key, String contentType) {
            try {
                return bucket.putOnce(key, path, contentType);
            } catch (IOException e) {
                throw new UncheckedIOException("The file that is to be put cannot be read", e);
            }
        }

        @Override
        public void replace(Bucket bucket, String key, String contentType) {
            try {
                bucket.replace(key, path, contentType);
            } catch (IOException e) {
                throw new UncheckedIOException("The file that is to be put cannot be read", e);
            }
        }
    }
}
