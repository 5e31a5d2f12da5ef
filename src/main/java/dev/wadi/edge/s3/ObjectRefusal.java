package dev.wadi.edge.s3;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * S3's answer that it does not take an object, for what it is.
 *
 * @param code S3's word, such as {@code EntityTooLarge}
 */
public record ObjectRefusal(String code) {
    private static final Set<String> CODES = Set.of("KeyTooLongError", "EntityTooLarge", "MetadataTooLarge");

    /** Empty for any other fault. */
    public static Optional<ObjectRefusal> of(S3Exception fault) {
        return Optional.ofNullable(fault.awsErrorDetails())
                .map(answer -> answer.errorCode())
                .filter(code -> code != null && CODES.contains(code))
                .map(ObjectRefusal::new);
    }
}
