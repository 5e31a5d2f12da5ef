package dev.wadi.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value of an item, under AWS' names for its ten types. Values never change, so that readers need no lock. */
public sealed interface AttributeValue {

    /** What a list or map takes beside its content, and each of its elements beside theirs. */
    int DOCUMENT_OVERHEAD = 3;

    int ELEMENT_OVERHEAD = 1;

    AttributeType type();

    /** What it counts among an item's 400 KB. */
    int size();

    record S(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.S;
        }

        @Override
        public int size() {
            return Sizes.utf8(value);
        }
    }

    /** @param value without trailing zeros, so that equal numbers are equal values */
    record N(BigDecimal value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.N;
        }

        @Override
        public int size() {
            return Sizes.number(value);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into it
    record B(byte[] value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.B;
        }

        @Override
        public int size() {
            return value.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof B binary && Arrays.equals(value, binary.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    record SS(Set<String> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.SS;
        }

        @Override
        public int size() {
            return values.stream().mapToInt(Sizes::utf8).sum();
        }
    }

    record NS(Set<BigDecimal> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.NS;
        }

        @Override
        public int size() {
            return values.stream().mapToInt(Sizes::number).sum();
        }
    }

    record BS(Set<B> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.BS;
        }

        @Override
        public int size() {
            return values.stream().mapToInt(B::size).sum();
        }
    }

    record Bool(boolean value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    record Null() implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.NULL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    record L(List<AttributeValue> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.L;
        }

        @Override
        public int size() {
            int size = DOCUMENT_OVERHEAD;
            for (AttributeValue value : values) {
                size += ELEMENT_OVERHEAD + value.size();
            }
            return size;
        }
    }

    record M(Map<String, AttributeValue> values) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.M;
        }

        @Override
        public int size() {
            int size = DOCUMENT_OVERHEAD;
            for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
                size += ELEMENT_OVERHEAD
                        + Sizes.utf8(entry.getKey())
                        + entry.getValue().size();
            }
            return size;
        }
    }
}
