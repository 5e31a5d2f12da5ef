package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.emulator.AwsException;

/**
 * What is wrong with an expression that can be read. AWS reads it to its end before it complains, and of several
 * problems it names the gravest kind, of one kind the first.
 */
final class Problems {

    /** The kinds, gravest first. */
    enum Kind {
        PARENTHESES,
        FUNCTION,
        RESERVED,
        NAME,
        VALUE,
        OPERAND,
        DISTINCT,
        PATHS
    }

    private final ExpressionKind expression;
    private Kind gravest;
    private String message = "";

    Problems(ExpressionKind expression) {
        this.expression = expression;
    }

    void add(Kind kind, String text) {
        if (gravest == null || kind.compareTo(gravest) < 0) {
            gravest = kind;
            message = text;
        }
    }

    /** @throws AwsException if there is any */
    void check() {
        if (gravest != null) {
            throw expression.invalid(message);
        }
    }
}
