package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.value.AttributeValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What a condition compares. */
public sealed interface Operand {

    /** Its value for that item; empty where the item does not have it. */
    Optional<AttributeValue> in(Map<String, AttributeValue> item);

    record Path(DocumentPath path) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return path.find(item);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    record Value(AttributeValue value) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return Optional.of(value);
        }
    }

    /** Characters of a text, bytes of a binary, elements of anything else that has elements. */
    record Size(Operand of) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return of.in(item)
                    .map(Size::size)
                    .filter(size -> size >= 0)
                    .map(size -> new AttributeValue.N(BigDecimal.valueOf(size).stripTrailingZeros()));
        }

        private static int size(AttributeValue value) {
            return switch (value.type()) {
                case S -> ((AttributeValue.S) value).value().length();
                case B -> ((AttributeValue.B) value).value().length;
                case SS -> ((AttributeValue.SS) value).values().size();
                case NS -> ((AttributeValue.NS) value).values().size();
                case BS -> ((AttributeValue.BS) value).values().size();
                case L -> ((AttributeValue.L) value).values().size();
                case M -> ((AttributeValue.M) value).values().size();
                default -> -1;
            };
        }
    }
}
