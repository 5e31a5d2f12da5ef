package dev.wadi.local.s3;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.Authorization;
import dev.wadi.local.emulator.AwsException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * A request to S3 in path style, {@code /bucket/key?parameters}.
 *
 * @param key as it stands in the path, percent-encoded; empty for a request about the bucket
 * @param query as it stands behind the question mark; empty for none
 * @param parameters their names
 */
record S3Request(
        HttpServerRequest http, Account account, String bucket, String key, String query, Set<String> parameters) {
    private static final String COPY_SOURCE = "x-amz-copy-source";
    private static final String UPLOAD_ID = "uploadId";

    /** @throws AwsException where nobody is named who calls */
    static S3Request of(HttpServerRequest http) {
        String header = http.getHeader("Authorization");
        Account account = Authorization.account(header == null ? "" : header);
        String[] uri = http.uri().split("\\?", 2);
        String[] path = (uri[0].startsWith("/") ? uri[0].substring(1) : uri[0]).split("/", 2);
        String query = uri.length == 1 ? "" : uri[1];
        Set<String> parameters = new HashSet<>();
        for (String parameter : query.split("&", -1)) {
            parameters.add(parameter.split("=", 2)[0]);
        }
        return new S3Request(http, account, path[0], path.length == 1 ? "" : path[1], query, parameters);
    }

    /** What is asked, by the name that it has in the SDK; the HTTP method for what the front does not know. */
    String operation() {
        if (bucket.isEmpty()) {
            return is(HttpMethod.GET) ? "ListBuckets" : http.method().name();
        }
        return key.isEmpty() ? ofBucket() : ofObject();
    }

    private String ofBucket() {
        boolean notification = has("notification");
        return switch (http.method().name()) {
            case "PUT" -> notification ? "PutBucketNotificationConfiguration" : "CreateBucket";
            case "GET" ->
                notification ? "GetBucketNotificationConfiguration" : "ListObjects" + (has("list-type") ? "V2" : "");
            case "HEAD" -> "HeadBucket";
            case "DELETE" -> "DeleteBucket";
            case "POST" -> "DeleteObjects";
            default -> http.method().name();
        };
    }

    private String ofObject() {
        boolean part = has(UPLOAD_ID);
        return switch (http.method().name()) {
            case "PUT" -> part ? "UploadPart" : isCopy() ? "CopyObject" : "PutObject";
            case "GET" -> part ? "ListParts" : "GetObject";
            case "HEAD" -> "HeadObject";
            case "DELETE" -> part ? "AbortMultipartUpload" : "DeleteObject";
            case "POST" -> part ? "CompleteMultipartUpload" : "CreateMultipartUpload";
            default -> http.method().name();
        };
    }

    private boolean isCopy() {
        return http.getHeader(COPY_SOURCE) != null;
    }

    private boolean has(String parameter) {
        return parameters.contains(parameter);
    }

    private boolean is(HttpMethod method) {
        return http.method().equals(method);
    }

    boolean isHead() {
        return is(HttpMethod.HEAD);
    }

    /** Something is written, or asked about the bucket that only the front knows. */
    boolean needsBucket() {
        boolean writes = is(HttpMethod.PUT) || is(HttpMethod.POST);
        return (writes && !operation().equals("CreateBucket")) || has("notification");
    }

    /** What stands under a key is another thing behind it, or there is nothing. */
    boolean changesObject() {
        return makesObject() || operation().equals("DeleteObject");
    }

    /** An object is there behind it. */
    boolean makesObject() {
        return Set.of("PutObject", "CopyObject", "CompleteMultipartUpload").contains(operation());
    }

    /** Its body is an object, of a length that is told. */
    boolean hasObject() {
        return operation().equals("PutObject") && http.getHeader(HttpHeaders.CONTENT_LENGTH) != null;
    }

    /** The answer is what somebody has put there. */
    boolean readsObject() {
        return operation().equals("GetObject");
    }

    /** What nothing else of the local cloud is called: the object, or the bucket of a request about one. */
    String place() {
        return bucketPlace() + "/" + key;
    }

    /** The same of its bucket. */
    String bucketPlace() {
        return AccountPrefix.of(account).text() + bucket;
    }

    String decodedKey() {
        return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
