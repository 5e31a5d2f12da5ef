package dev.wadi.edge.s3;

import dev.wadi.delivery.HoldException;
import dev.wadi.edge.aws.CalledResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The calls of one bucket. Keys are taken as they are. What S3 refuses otherwise than said here is thrown as the SDK throws it. */
public record Bucket(S3Client client, String name) {
    private static final int PRECONDITION_FAILED = 412;
    /** Of a put, where what stood in its way is gone at the next look. */
    private static final int ATTEMPTS = 3;

    private static final Duration LEAST_TIME = Duration.ofSeconds(30);
    private static final long SLOWEST = 1_000_000;
    /** Limit of S3 for one call. */
    private static final int PAGE = 1000;

    /** The object as it is stored, to be closed; empty where there is none. */
    public Optional<StoredObject> open(String key) {
        try {
            ResponseInputStream<GetObjectResponse> object =
                    client.getObject(request -> request.bucket(name).key(key));
            return Optional.of(new StoredObject(this, key, object));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** What a {@linkplain #putOnce put} that is done once has found. */
    public enum Once {
        /** Nothing: the object is there by this call. */
        STORED,
        /** The same: also by a call before, whose answer was lost. */
        SAME,
        /** Something else, which stays as it is. */
        OTHER
    }

    /**
     * Puts an object where none is.
     *
     * @param contentType as HTTP has it
     */
    public Once putOnce(String key, byte[] content, String contentType) {
        return putOnce(
                request(key, contentType).ifNoneMatch("*").build(),
                RequestBody.fromBytes(content),
                content.length,
                () -> new ByteArrayInputStream(content));
    }

    /** The same of a file, which may be as large as S3 takes in one call, 5 GiB. */
    public Once putOnce(String key, Path content, String contentType) throws IOException {
        long size = Files.size(content);
        PutObjectRequest request =
                inTime(request(key, contentType), size).ifNoneMatch("*").build();
        return putOnce(request, RequestBody.fromFile(content), size, () -> Files.newInputStream(content));
    }

    private Once putOnce(PutObjectRequest request, RequestBody body, long size, Content content) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (isPut(request, body)) {
                return Once.STORED;
            }
            Optional<StoredObject> there = open(request.key());
            if (there.isPresent()) {
                return holds(there.get(), size, content) ? Once.SAME : Once.OTHER;
            }
        }
        throw new HoldException("The bucket " + name + " says of a key that an object stands there, and that none does."
                + " Somebody puts and deletes it.");
    }

    private boolean isPut(PutObjectRequest request, RequestBody content) {
        try {
            client.putObject(request, content);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    /** The object is there afterwards, whatever stood under its key. */
    public void replace(String key, byte[] content, String contentType) {
        client.putObject(request(key, contentType).build(), RequestBody.fromBytes(content));
    }

    /** The same with a file, which may be as large as S3 takes in one call, 5 GiB. */
    public void replace(String key, Path content, String contentType) throws IOException {
        PutObjectRequest request =
                inTime(request(key, contentType), Files.size(content)).build();
        client.putObject(request, RequestBody.fromFile(content));
    }

    private PutObjectRequest.Builder request(String key, String contentType) {
        return PutObjectRequest.builder().bucket(name).key(key).contentType(contentType);
    }

    /** The call may last as long as so many bytes take at {@value #SLOWEST} a second. */
    private static PutObjectRequest.Builder inTime(PutObjectRequest.Builder request, long size) {
        Duration longest = LEAST_TIME.plusSeconds(size / SLOWEST);
        return request.overrideConfiguration(
                time -> time.apiCallAttemptTimeout(longest).apiCallTimeout(longest.multipliedBy(2)));
    }

    /** What was to be put, from its beginning. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    /** It is read only as far as it is the same. */
    private static boolean holds(StoredObject there, long size, Content content) {
        try (there;
                InputStream wanted = content.open()) {
            return there.size() == size && isSame(there.stored(), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(InputStream stored, InputStream wanted) throws IOException {
        byte[] piece = new byte[8192];
        byte[] other = new byte[8192];
        for (int length = stored.read(piece); length >= 0; length = stored.read(piece)) {
            int found = wanted.readNBytes(other, 0, length);
            if (!Arrays.equals(piece, 0, length, other, 0, found)) {
                return false;
            }
        }
        return wanted.read() < 0;
    }

    /**
     * The objects whose keys begin so, in the order of the bytes of their keys.
     *
     * @param most more are not asked for
     */
    public List<S3Object> list(String prefix, int most) {
        List<S3Object> found = new ArrayList<>();
        String next = null;
        do {
            String token = next;
            var page = client.listObjectsV2(request -> request.bucket(name)
                    .prefix(prefix)
                    .encodingType(EncodingType.URL) // XML has no control characters; the client decodes
                    .maxKeys(Math.min(PAGE, most - found.size()))
                    .continuationToken(token));
            found.addAll(page.contents());
            next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (next != null && found.size() < most);
        return found;
    }

    /** A fault of reading, as one of this bucket. */
    <T extends Throwable> T named(T fault) {
        return CalledResource.ofReading(name, fault);
    }
}
