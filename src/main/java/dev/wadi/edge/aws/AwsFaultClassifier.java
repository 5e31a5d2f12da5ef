package dev.wadi.edge.aws;

import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Judges what clients of the AWS SDK throw: by where the answer comes from first, by the service's own word for it last. The message names the call, its
 * resource, status and code. It leaves out the service's text, which may quote what was sent.
 */
public final class AwsFaultClassifier implements FaultClassifier {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    /** May not, is not there, or comes from a proxy, whatever the code. */
    private static final Set<Integer> NOT_ALLOWED_OR_NOT_THERE = Set.of(401, 403, 404, 405, 407, 408, 429);

    /**
     * The codes, by package of the client, that speak of the data alone. Not among them: codes that can also mean a wrong setting, such as
     * {@code InvalidParameterValue} of SQS and {@code InvalidParameter} of SNS; and none of the parameter store, which is sent no data.
     */
    private static final Map<String, Set<String>> ABOUT_DATA = Map.of(
            "dynamodb",
                    Set.of(
                            "ValidationException",
                            "SerializationException",
                            "ItemCollectionSizeLimitExceededException",
                            // what stands in the row; a pipeline that asks for it knows what it means
                            "ConditionalCheckFailedException"),
            "kinesis", Set.of("ValidationException", "SerializationException"),
            "s3", Set.of("KeyTooLongError", "EntityTooLarge", "MetadataTooLarge"),
            "sqs", Set.of("InvalidMessageContents", "MessageTooLong", "SerializationException"));

    /** Parts of the codes with status 400 that speak of rights, credentials, missing things, quotas, keys, collisions and transmission. */
    private static final List<String> ABOUT_THE_DEPENDENCY = List.of(
            "Access",
            "Authoriz",
            "Authentication",
            "Credential",
            "ClientTokenId",
            "UnrecognizedClient",
            "Expired",
            "Signature",
            "Security",
            "OptIn",
            "NotFound",
            "NonExistent",
            "DoesNotExist",
            "NoSuch",
            "Deleted",
            "Disabled",
            "Unavailable",
            "InUse",
            "InProgress",
            "Conflict",
            "TooManyUpdates",
            "LimitExceeded",
            "OverLimit",
            "Quota",
            "Throughput",
            "Throttl",
            "Timeout",
            "IncompleteBody",
            "BadDigest",
            "InvalidBucket",
            "InternalError",
            "InternalFailure",
            "InternalServer",
            "InvalidKeyId",
            "KMS",
            "Kms");

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:#-]{0,200}");
    private static final Pattern SERVICE =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.model\\..*");
    private static final int LONGEST_TEXT = 300;

    @Override
    public Optional<Verdict> judge(Throwable cause) {
        return cause instanceof SdkException fault ? Optional.of(judge(fault)) : Optional.empty();
    }

    private static Verdict judge(SdkException fault) {
        if (fault instanceof SdkServiceException answer) {
            String code = code(answer);
            return code.isEmpty() ? foreign(answer) : new Verdict(kind(answer, code), answered(answer, code));
        }
        return unanswered(fault);
    }

    private static Kind kind(SdkServiceException answer, String code) {
        int status = answer.statusCode();
        if ((status != 0 && (status < BAD_REQUEST || status >= SERVER_ERROR))
                || NOT_ALLOWED_OR_NOT_THERE.contains(status)
                || answer.isThrottlingException()
                || answer.isRetryableException()
                || collides(answer)) {
            return Kind.DEPENDENCY;
        }
        if (status == BAD_REQUEST
                && ABOUT_DATA.getOrDefault(client(answer), Set.of()).contains(code)) {
            return Kind.DATA;
        }
        return ABOUT_THE_DEPENDENCY.stream().anyMatch(code::contains) ? Kind.DEPENDENCY : Kind.UNKNOWN;
    }

    private static boolean collides(SdkServiceException answer) {
        return answer instanceof TransactionCanceledException canceled && Transaction.isCollision(canceled);
    }

    /** Empty where there is none that a service could have given. */
    private static String code(SdkServiceException answer) {
        if (answer instanceof AwsServiceException aws && aws.awsErrorDetails() != null) {
            String code = aws.awsErrorDetails().errorCode();
            if (code != null && CODE.matcher(code).matches()) {
                return code;
            }
        }
        return "";
    }

    private static String client(SdkServiceException answer) {
        Matcher service = SERVICE.matcher(answer.getClass().getName());
        return service.matches() ? service.group(1) : "";
    }

    private static String answered(SdkServiceException answer, String code) {
        String status = answer.statusCode() == 0 ? "" : answer.statusCode() + " ";
        return call(answer) + " was answered with " + status + code;
    }

    private static Verdict foreign(SdkServiceException answer) {
        return new Verdict(
                Kind.DEPENDENCY,
                call(answer) + " was answered with status " + answer.statusCode()
                        + " and no error code of AWS: look for a proxy, or a wrong endpoint");
    }

    /** The texts of the SDK itself name hosts and time-outs, not requests. */
    private static Verdict unanswered(SdkException fault) {
        Throwable cause = fault.getCause();
        String text = String.valueOf(fault.getMessage());
        if (cause != null && cause.getMessage() != null && !text.contains(cause.getMessage())) {
            text += ": " + cause.getMessage();
        }
        String what = fault instanceof SdkClientException ? " had no answer: " : " failed: ";
        return new Verdict(
                Kind.DEPENDENCY, call(fault) + what + text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }

    private static String call(SdkException fault) {
        return CalledResource.of(fault).map(CalledResource::toString).orElse("A call of AWS");
    }
}
