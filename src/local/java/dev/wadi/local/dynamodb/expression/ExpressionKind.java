package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.emulator.AwsException;

/** The parameters that hold expressions. */
public enum ExpressionKind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    PROJECTION("ProjectionExpression"),
    UPDATE("UpdateExpression");

    private final String parameter;

    ExpressionKind(String parameter) {
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }

    public AwsException invalid(String message) {
        return AwsException.invalid("Invalid " + parameter + ": " + message);
    }
}
