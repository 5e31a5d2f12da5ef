package dev.wadi.local.dynamodb;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the parameters of many operations have in common. */
final class RequestParameters {

    static final Pattern TABLE_NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    static final int LONGEST_NAME = 255;
    static final List<String> CAPACITY = List.of("INDEXES", "TOTAL", "NONE");

    private static final String ARN = "arn:";

    private RequestParameters() {}

    /** Checks that a table is named, by a name or by an ARN. */
    static Constraints table(Input input) {
        return name(new Constraints(input), input);
    }

    /** Adds the bounds of a table's name or ARN, which {@code TableName} holds. Of an empty name AWS tells no more. */
    static Constraints name(Constraints constraints, Input input) {
        constraints.required("TableName");
        String name = input.text("TableName").orElse("");
        if (!name.startsWith(ARN)) {
            constraints.length("TableName", 1, LONGEST_NAME);
            if (!name.isEmpty()) {
                constraints.pattern("TableName", TABLE_NAME);
            }
        }
        return constraints;
    }

    /** As {@link #table}, with what every call about items may ask to be told. */
    static Constraints item(Input input) {
        return table(input).oneOf("ReturnConsumedCapacity", CAPACITY);
    }

    static Constraints write(Input input) {
        return item(input)
                .oneOf("ReturnItemCollectionMetrics", List.of("SIZE", "NONE"))
                .oneOf("ReturnValues", List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"))
                .oneOf("ReturnValuesOnConditionCheckFailure", List.of("ALL_OLD", "NONE"))
                .oneOf("ConditionalOperator", List.of("OR", "AND"));
    }

    static String tableName(Input input) {
        return tableName(input.requiredText("TableName"));
    }

    /** The name in an ARN such as {@code arn:aws:dynamodb:us-east-1:000000000000:table/name}. */
    static String tableName(String nameOrArn) {
        return nameOrArn.startsWith(ARN) ? nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1) : nameOrArn;
    }

    /** Refuses the use of expressions and of the older parameters together, and of placeholders without expressions. */
    static void checkStyle(Input input, List<String> expressions, List<String> older) {
        List<String> usedExpressions = expressions.stream().filter(input::has).toList();
        List<String> usedOlder = older.stream().filter(input::has).toList();
        if (!usedExpressions.isEmpty() && !usedOlder.isEmpty()) {
            throw AwsException.invalid("Can not use both expression and non-expression parameters in the same request:"
                    + " Non-expression parameters: {" + String.join(", ", usedOlder) + "} Expression parameters: {"
                    + String.join(", ", usedExpressions) + "}");
        }
        if (usedExpressions.isEmpty()) {
            List<String> orphans = new ArrayList<>(List.of("ExpressionAttributeNames", "ExpressionAttributeValues"));
            orphans.removeIf(name -> !input.has(name));
            if (!orphans.isEmpty()) {
                throw AwsException.invalid(orphans.get(0) + " can only be specified when using expressions: "
                        + String.join(" and ", expressions) + (expressions.size() > 1 ? " are null" : " is null"));
            }
        }
    }
}
