package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.Condition.Comparison;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Numbers;
import dev.wadi.local.dynamodb.value.ValueOrder;
import dev.wadi.local.dynamodb.value.AttributeType;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What AWS refuses of comparisons before it looks at any item. */
final class OperandChecks {

    private static final Set<AttributeType> ORDERED = EnumSet.of(AttributeType.S, AttributeType.N, AttributeType.B);
    private static final int MOST_CHOICES = 100;

    private final Problems problems;

    OperandChecks(Problems problems) {
        this.problems = problems;
    }

    static String notDistinct(String operator, Operand.Path first) {
        return "The first operand must be distinct from the remaining operands for this operator or function; operator: "
                + operator + ", first operand: " + first;
    }

    static String wrongType(String operator, AttributeType type) {
        return "Incorrect operand type for operator or function; operator or function: " + operator + ", operand type: "
                + type;
    }

    void comparison(Comparison comparison, Operand left, Operand right) {
        requireDistinct(comparison.symbol(), left, List.of(right));
        if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            requireOrdered(comparison.symbol(), left);
            requireOrdered(comparison.symbol(), right);
        }
    }

    void between(Operand operand, Operand lower, Operand upper) {
        requireDistinct("BETWEEN", operand, List.of(lower, upper));
        requireOrdered("BETWEEN", lower);
        requireOrdered("BETWEEN", upper);
        if (lower instanceof Operand.Value from && upper instanceof Operand.Value to) {
            bounds(from.value(), to.value());
        }
    }

    void in(Operand operand, List<Operand> choices) {
        requireDistinct("IN", operand, choices);
        if (choices.size() > MOST_CHOICES) {
            problems.add(
                    Problems.Kind.OPERAND,
                    "Invalid operator used: The IN operator is provided with too many operands; number of operands: "
                            + choices.size());
        }
    }

    private void bounds(AttributeValue lower, AttributeValue upper) {
        String shown = "lower bound operand: " + show(lower) + ", upper bound operand: " + show(upper);
        if (lower.type() != upper.type()) {
            problems.add(
                    Problems.Kind.OPERAND,
                    "The BETWEEN operator requires same data type for lower and upper bounds; " + shown);
        } else if (ValueOrder.ordered(lower, upper) && ValueOrder.compare(lower, upper) > 0) {
            problems.add(
                    Problems.Kind.OPERAND,
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; " + shown);
        }
    }

    private void requireOrdered(String operator, Operand operand) {
        if (operand instanceof Operand.Value value
                && !ORDERED.contains(value.value().type())) {
            problems.add(
                    Problems.Kind.OPERAND, wrongType(operator, value.value().type()));
        }
    }

    private void requireDistinct(String operator, Operand first, List<Operand> others) {
        if (first instanceof Operand.Path path && others.contains(path)) {
            problems.add(Problems.Kind.DISTINCT, notDistinct(operator, path));
        }
    }

    private static String show(AttributeValue value) {
        String content = "";
        if (value instanceof AttributeValue.S text) {
            content = text.value();
        } else if (value instanceof AttributeValue.N number) {
            content = Numbers.write(number.value());
        } else if (value instanceof AttributeValue.B binary) {
            content = Base64.getEncoder().encodeToString(binary.value());
        }
        return "AttributeValue: {" + value.type() + ":" + content + "}";
    }
}
