package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.Condition.Always;
import dev.wadi.local.dynamodb.expression.Condition.BeginsWith;
import dev.wadi.local.dynamodb.expression.Condition.Contains;
import dev.wadi.local.dynamodb.expression.Condition.Exists;
import dev.wadi.local.dynamodb.expression.Condition.HasType;
import dev.wadi.local.dynamodb.expression.Condition.Not;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.AttributeType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The functions of conditions, with AWS' checks of their operands. */
final class Functions {

    static final String SIZE = "size";

    private static final Condition REFUSED = new Always();
    private static final Set<AttributeType> SIZED =
            EnumSet.complementOf(EnumSet.of(AttributeType.N, AttributeType.BOOL, AttributeType.NULL));
    private static final Set<AttributeType> PREFIXES = EnumSet.of(AttributeType.S, AttributeType.B);

    private final Problems problems;

    Functions(TokenReader tokens) {
        this.problems = tokens.problems();
    }

    Operand size(List<Operand> operands) {
        if (hasCount(SIZE, operands, 1) && operands.get(0) instanceof Operand.Value value) {
            requireType(SIZE, value.value(), SIZED);
        }
        return new Operand.Size(operands.get(0));
    }

    Condition condition(String name, List<Operand> operands) {
        return switch (name) {
            case "attribute_exists" -> exists(name, operands);
            case "attribute_not_exists" -> new Not(exists(name, operands));
            case "attribute_type" -> type(name, operands);
            case "begins_with" -> beginsWith(name, operands);
            case "contains" -> contains(name, operands);
            default -> {
                problems.add(Problems.Kind.FUNCTION, "Invalid function name; function: " + name);
                yield REFUSED;
            }
        };
    }

    /** A function that is a condition stands where an operand should, or the other way round. */
    void misused(String name) {
        problems.add(
                Problems.Kind.FUNCTION,
                "The function is not allowed to be used this way in an expression; function: " + name);
    }

    private Condition exists(String name, List<Operand> operands) {
        if (hasCount(name, operands, 1) && !(operands.get(0) instanceof Operand.Path)) {
            problems.add(
                    Problems.Kind.OPERAND,
                    "Operator or function requires a document path; operator or function: " + name);
        }
        return new Exists(operands.get(0));
    }

    private Condition type(String name, List<Operand> operands) {
        if (!hasCount(name, operands, 2)) {
            return REFUSED;
        }
        if (!(operands.get(1) instanceof Operand.Value value)) {
            problems.add(
                    Problems.Kind.OPERAND,
                    "Incorrect operand type for operator or function; operator or function: " + name
                            + ", operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
            return REFUSED;
        }
        if (requireType(name, value.value(), EnumSet.of(AttributeType.S))) {
            String wanted = ((AttributeValue.S) value.value()).value();
            for (AttributeType type : AttributeType.values()) {
                if (type.name().equals(wanted)) {
                    return new HasType(operands.get(0), type);
                }
            }
            problems.add(
                    Problems.Kind.OPERAND,
                    "Invalid attribute type name found; type: " + wanted
                            + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
        return REFUSED;
    }

    private Condition beginsWith(String name, List<Operand> operands) {
        if (!hasCount(name, operands, 2) || !distinct(name, operands)) {
            return REFUSED;
        }
        for (Operand operand : operands) {
            if (operand instanceof Operand.Value value) {
                requireType(name, value.value(), PREFIXES);
            }
        }
        return new BeginsWith(operands.get(0), operands.get(1));
    }

    private Condition contains(String name, List<Operand> operands) {
        if (!hasCount(name, operands, 2) || !distinct(name, operands)) {
            return REFUSED;
        }
        return new Contains(operands.get(0), operands.get(1));
    }

    private boolean hasCount(String name, List<Operand> operands, int count) {
        if (operands.size() == count) {
            return true;
        }
        problems.add(
                Problems.Kind.OPERAND,
                "Incorrect number of operands for operator or function; operator or function: " + name
                        + ", number of operands: " + operands.size());
        return false;
    }

    private boolean distinct(String name, List<Operand> operands) {
        if (operands.get(0) instanceof Operand.Path path && path.equals(operands.get(1))) {
            problems.add(Problems.Kind.DISTINCT, OperandChecks.notDistinct(name, path));
            return false;
        }
        return true;
    }

    private boolean requireType(String name, AttributeValue value, Set<AttributeType> allowed) {
        if (allowed.contains(value.type())) {
            return true;
        }
        problems.add(Problems.Kind.OPERAND, OperandChecks.wrongType(name, value.type()));
        return false;
    }
}
