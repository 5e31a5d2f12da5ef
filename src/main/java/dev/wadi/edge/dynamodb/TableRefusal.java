package dev.wadi.edge.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * DynamoDB's answer that it does not take what it was sent, for what was sent.
 *
 * @param message in its own words, which may quote the data
 */
public record TableRefusal(String message) {
    private static final Set<String> CODES =
            Set.of("ValidationException", "SerializationException", "ItemCollectionSizeLimitExceededException");
    private static final List<String> OTHER_KEY =
            List.of("Missing the key", "required keys", "number of conditions on the keys");
    private static final List<String> OTHER_TYPE =
            List.of("Type mismatch for key", "does not match the schema", "Type mismatch for Index Key");
    private static final List<String> EXPRESSION = List.of(
            "reserved keyword", "Syntax error", "Invalid function name", "Invalid operator", "undefined; attribute");

    /** Empty for any other fault. */
    public static Optional<TableRefusal> of(DynamoDbException fault) {
        return Optional.ofNullable(fault.awsErrorDetails())
                .filter(answer -> CODES.contains(answer.errorCode()))
                .map(answer -> new TableRefusal(String.valueOf(answer.errorMessage())));
    }

    /** The key of the table has other attributes than what was sent. */
    public boolean isOfKeyNames() {
        return speaksOf(OTHER_KEY);
    }

    /** An attribute of the key has another type, or there are others. */
    public boolean isOfKeyTypes() {
        return speaksOf(OTHER_TYPE);
    }

    /** The expression is none, whatever the record. */
    public boolean isOfExpression() {
        return speaksOf(EXPRESSION);
    }

    private boolean speaksOf(List<String> words) {
        return words.stream().anyMatch(message::contains);
    }
}
