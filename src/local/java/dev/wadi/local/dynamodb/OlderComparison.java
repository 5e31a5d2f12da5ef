package dev.wadi.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.expression.Condition.Comparison;
import dev.wadi.local.dynamodb.expression.Condition.Not;
import dev.wadi.local.dynamodb.expression.Operand;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.ValueOrder;
import dev.wadi.local.dynamodb.value.ValueReader;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A {@code ComparisonOperator} with its {@code AttributeValueList}. */
record OlderComparison(Operator operator, List<AttributeValue> values) {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final Set<AttributeType> ORDERED = EnumSet.of(AttributeType.S, AttributeType.N, AttributeType.B);
    private static final Set<AttributeType> CONTAINED =
            EnumSet.of(AttributeType.S, AttributeType.N, AttributeType.B, AttributeType.BOOL, AttributeType.NULL);

    /** AWS' names, with how many values each compares; -1 for one or more. */
    enum Operator {
        IN(-1),
        NULL(0),
        BETWEEN(2),
        LT(1),
        NOT_CONTAINS(1),
        EQ(1),
        GT(1),
        NOT_NULL(0),
        NE(1),
        LE(1),
        BEGINS_WITH(1),
        GE(1),
        CONTAINS(1);

        private final int count;

        Operator(int count) {
            this.count = count;
        }
    }

    static OlderComparison of(Input input, String attribute) {
        List<String> names = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            names.add(operator.name());
        }
        new Constraints(input)
                .required("ComparisonOperator")
                .oneOf("ComparisonOperator", names)
                .check();
        Operator operator = Operator.valueOf(input.requiredText("ComparisonOperator"));
        List<AttributeValue> values = new ArrayList<>();
        input.array("AttributeValueList").ifPresent(list -> {
            for (JsonNode element : list) {
                values.add(ValueReader.value(element));
            }
        });
        boolean fits = operator.count < 0 ? !values.isEmpty() : values.size() == operator.count;
        if (!fits) {
            throw AwsException.invalid(
                    values.isEmpty() && !input.has("AttributeValueList")
                            ? INVALID + "Value or AttributeValueList must be used with ComparisonOperator: " + operator
                                    + " for Attribute: " + attribute
                            : INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        OlderComparison comparison = new OlderComparison(operator, values);
        comparison.checkTypes();
        return comparison;
    }

    private void checkTypes() {
        switch (operator) {
            case LT, LE, GT, GE -> require(ORDERED);
            case BETWEEN -> {
                require(ORDERED);
                if (values.get(0).type() != values.get(1).type()) {
                    throw AwsException.invalid(
                            INVALID + "AttributeValues inside AttributeValueList must be of same type");
                } else if (ValueOrder.compare(values.get(0), values.get(1)) > 0) {
                    throw AwsException.invalid("The BETWEEN condition was provided a range where the lower bound is"
                            + " greater than the upper bound");
                }
            }
            case BEGINS_WITH -> require(EnumSet.of(AttributeType.S, AttributeType.B));
            case CONTAINS, NOT_CONTAINS -> require(CONTAINED);
            default -> {}
        }
    }

    private void require(Set<AttributeType> types) {
        for (AttributeValue value : values) {
            if (!types.contains(value.type())) {
                throw AwsException.invalid(INVALID + "ComparisonOperator " + operator + " is not valid for "
                        + value.type() + " AttributeValue type");
            }
        }
    }

    Condition on(Operand attribute) {
        return switch (operator) {
            case EQ -> compare(Comparison.EQUAL, attribute);
            case NE -> compare(Comparison.NOT_EQUAL, attribute);
            case LT -> compare(Comparison.LESS, attribute);
            case LE -> compare(Comparison.AT_MOST, attribute);
            case GT -> compare(Comparison.GREATER, attribute);
            case GE -> compare(Comparison.AT_LEAST, attribute);
            case NOT_NULL -> new Condition.Exists(attribute);
            case NULL -> new Not(new Condition.Exists(attribute));
            case CONTAINS -> new Condition.Contains(attribute, value(0));
            case NOT_CONTAINS -> new Not(new Condition.Contains(attribute, value(0)));
            case BEGINS_WITH -> new Condition.BeginsWith(attribute, value(0));
            case IN ->
                new Condition.In(
                        attribute,
                        values.stream().<Operand>map(Operand.Value::new).toList());
            case BETWEEN -> new Condition.Between(attribute, value(0), value(1));
        };
    }

    private Condition compare(Comparison comparison, Operand attribute) {
        return new Condition.Compare(comparison, attribute, value(0));
    }

    private Operand value(int index) {
        return new Operand.Value(values.get(index));
    }
}
