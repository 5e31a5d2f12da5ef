package dev.wadi.local.s3;

import dev.wadi.local.emulator.AwsException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;

/** What S3 refuses requests with, and how it says so. */
final class S3Errors {
    private S3Errors() {}

    static AwsException accessDenied() {
        return AwsException.withStatus(403, "AccessDenied", "Access Denied");
    }

    static AwsException noSuchKey() {
        return AwsException.withStatus(404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsException noSuchBucket() {
        return AwsException.withStatus(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    /** @param header whose condition did not hold */
    static AwsException preconditionFailed(String header) {
        return AwsException.withStatus(
                412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold: " + header);
    }

    /** @param what S3, or this one, does not do */
    static AwsException notImplemented(String what) {
        return AwsException.withStatus(501, "NotImplemented", "Not implemented: " + what);
    }

    static AwsException invalidArgument(String message) {
        return AwsException.refused("InvalidArgument", message);
    }

    static AwsException malformedXml() {
        return AwsException.refused("MalformedXML", "The XML you provided was not well-formed");
    }

    /** Each SDK tries again. */
    static AwsException slowDown() {
        return AwsException.withStatus(503, "SlowDown", "The local cloud's S3 is still starting");
    }

    static AwsException failed(Throwable cause) {
        return AwsException.withStatus(500, "InternalError", "The local cloud's S3 failed: " + cause);
    }

    static void answer(HttpServerRequest request, AwsException error) {
        HttpServerResponse response = request.response()
                .setStatusCode(error.status())
                .putHeader("Content-Type", "application/xml")
                .putHeader("x-amz-request-id", UUID.randomUUID().toString());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + error.code() + "</Code><Message>"
                    + Xml.escaped(String.valueOf(error.getMessage())) + "</Message></Error>");
        }
    }
}
