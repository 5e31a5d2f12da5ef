package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.ValueOrder;
import dev.wadi.local.dynamodb.value.AttributeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an item is to fulfil. An item that is not there is asked as one without attributes. */
public sealed interface Condition {

    boolean test(Map<String, AttributeValue> item);

    /** No condition. */
    record Always() implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return true;
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return left.test(item) && right.test(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return left.test(item) || right.test(item);
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return !condition.test(item);
        }
    }

    record Exists(Operand operand) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return operand.in(item).isPresent();
        }
    }

    record HasType(Operand operand, AttributeType type) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return operand.in(item).filter(value -> value.type() == type).isPresent();
        }
    }

    record Compare(Comparison comparison, Operand left, Operand right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return comparison.test(left.in(item), right.in(item));
        }
    }

    record Between(Operand operand, Operand lower, Operand upper) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            Optional<AttributeValue> value = operand.in(item);
            return Comparison.AT_LEAST.test(value, lower.in(item)) && Comparison.AT_MOST.test(value, upper.in(item));
        }
    }

    record In(Operand operand, List<Operand> choices) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            Optional<AttributeValue> value = operand.in(item);
            return value.isPresent() && choices.stream().anyMatch(choice -> value.equals(choice.in(item)));
        }
    }

    record BeginsWith(Operand operand, Operand prefix) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            Optional<AttributeValue> value = operand.in(item);
            Optional<AttributeValue> start = prefix.in(item);
            return value.isPresent() && start.isPresent() && ExpressionParts.beginsWith(value.get(), start.get());
        }
    }

    record Contains(Operand operand, Operand part) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            Optional<AttributeValue> value = operand.in(item);
            Optional<AttributeValue> sought = part.in(item);
            return value.isPresent() && sought.isPresent() && ExpressionParts.contains(value.get(), sought.get());
        }
    }

    /** The comparators. */
    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        static Optional<Comparison> of(String symbol) {
            for (Comparison comparison : values()) {
                if (comparison.symbol.equals(symbol)) {
                    return Optional.of(comparison);
                }
            }
            return Optional.empty();
        }

        /** Whatever is not there is unequal to everything, and in no order to anything. */
        boolean test(Optional<AttributeValue> left, Optional<AttributeValue> right) {
            boolean both = left.isPresent() && right.isPresent();
            if (this == EQUAL || this == NOT_EQUAL) {
                return (both && left.get().equals(right.get())) == (this == EQUAL);
            }
            return both
                    && ValueOrder.ordered(left.get(), right.get())
                    && orders(ValueOrder.compare(left.get(), right.get()));
        }

        private boolean orders(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
            };
        }
    }
}
