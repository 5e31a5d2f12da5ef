package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.AttributeValue.BS;
import dev.wadi.local.dynamodb.value.AttributeValue.N;
import dev.wadi.local.dynamodb.value.AttributeValue.NS;
import dev.wadi.local.dynamodb.value.AttributeValue.SS;
import dev.wadi.local.dynamodb.value.Numbers;
import dev.wadi.local.emulator.AwsException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What updates do with numbers and sets. */
public final class Sets {

    private Sets() {}

    static AwsException wrongType() {
        return AwsException.invalid("An operand in the update expression has an incorrect data type");
    }

    static AttributeValue sum(AttributeValue left, AttributeValue right, boolean minus) {
        if (left instanceof N one && right instanceof N other) {
            return new N(Numbers.checked(
                    minus ? one.value().subtract(other.value()) : one.value().add(other.value())));
        }
        throw wrongType();
    }

    /** A number more, or a set and its further elements; on its own where there was none. */
    static AttributeValue add(Optional<AttributeValue> old, AttributeValue value) {
        if (old.isEmpty()) {
            return value;
        }
        if (value instanceof SS added && old.get() instanceof SS set) {
            return new SS(union(set.values(), added.values()));
        } else if (value instanceof NS added && old.get() instanceof NS set) {
            return new NS(union(set.values(), added.values()));
        } else if (value instanceof BS added && old.get() instanceof BS set) {
            return new BS(union(set.values(), added.values()));
        }
        return sum(old.get(), value, false);
    }

    /** The set without those elements; empty if none is left, because there is no empty set. */
    static Optional<AttributeValue> remove(AttributeValue old, AttributeValue value) {
        if (value instanceof SS removed && old instanceof SS set) {
            return rest(set.values(), removed.values()).map(SS::new);
        } else if (value instanceof NS removed && old instanceof NS set) {
            return rest(set.values(), removed.values()).map(NS::new);
        } else if (value instanceof BS removed && old instanceof BS set) {
            return rest(set.values(), removed.values()).map(BS::new);
        }
        throw wrongType();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static <T> Optional<Set<T>> rest(Set<T> set, Set<T> removed) {
        Set<T> rest = new LinkedHashSet<>(set);
        rest.removeAll(removed);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
