package dev.wadi.local.s3;

import dev.wadi.local.emulator.AwsException;
import java.util.Optional;

/** The headers by which a write depends on what stands under its key; null for one that is not there. */
record WriteCondition(String ifNoneMatch, String ifMatch) {
    static final String IF_NONE_MATCH = "If-None-Match";
    static final String IF_MATCH = "If-Match";
    private static final String ANYTHING = "*";

    static WriteCondition of(S3Request request) {
        return new WriteCondition(
                request.http().getHeader(IF_NONE_MATCH), request.http().getHeader(IF_MATCH));
    }

    boolean isGiven() {
        return ifNoneMatch != null || ifMatch != null;
    }

    /** @throws AwsException where the write may not be done */
    void require(Optional<ObjectState> there) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals(ANYTHING)) {
                throw S3Errors.notImplemented(IF_NONE_MATCH + " of a write with anything but " + ANYTHING);
            }
            if (there.isPresent()) {
                throw S3Errors.preconditionFailed(IF_NONE_MATCH);
            }
        }
        if (ifMatch != null) {
            String etag = there.orElseThrow(S3Errors::noSuchKey).etag();
            if (!ifMatch.strip().equals(ANYTHING)
                    && !ObjectState.unquoted(ifMatch).equals(etag)) {
                throw S3Errors.preconditionFailed(IF_MATCH);
            }
        }
    }
}
