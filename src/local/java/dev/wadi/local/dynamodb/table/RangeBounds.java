package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.AttributeValue.B;
import dev.wadi.local.dynamodb.value.AttributeValue.S;
import java.util.Arrays;
import java.util.Optional;

/** What a query asks of the range key: from one bound to another. */
public record RangeBounds(Optional<Bound> lower, Optional<Bound> upper) {

    /** The longest range key, in bytes. */
    private static final int LONGEST = 1024;

    private static final String LARGEST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    public record Bound(AttributeValue value, boolean inclusive) {}

    public static RangeBounds all() {
        return new RangeBounds(Optional.empty(), Optional.empty());
    }

    public static RangeBounds from(AttributeValue value, boolean inclusive) {
        return new RangeBounds(Optional.of(new Bound(value, inclusive)), Optional.empty());
    }

    public static RangeBounds to(AttributeValue value, boolean inclusive) {
        return new RangeBounds(Optional.empty(), Optional.of(new Bound(value, inclusive)));
    }

    public static RangeBounds between(AttributeValue lower, AttributeValue upper) {
        return new RangeBounds(Optional.of(new Bound(lower, true)), Optional.of(new Bound(upper, true)));
    }

    /** Up to the largest key with that prefix that there can be. */
    public static RangeBounds startingWith(AttributeValue prefix) {
        if (prefix instanceof S text) {
            return between(prefix, new S(text.value() + LARGEST_CHARACTER.repeat(LONGEST / 4)));
        }
        byte[] bytes = ((B) prefix).value();
        byte[] last = Arrays.copyOf(bytes, Math.max(bytes.length, LONGEST));
        Arrays.fill(last, bytes.length, last.length, (byte) 0xff);
        return between(prefix, new B(last));
    }

    ItemKey first(AttributeValue hash) {
        return lower.map(bound -> bound.inclusive()
                        ? ItemKey.before(hash, Optional.of(bound.value()))
                        : ItemKey.behind(hash, Optional.of(bound.value())))
                .orElseGet(() -> ItemKey.before(hash, Optional.empty()));
    }

    ItemKey last(AttributeValue hash) {
        return upper.map(bound -> bound.inclusive()
                        ? ItemKey.behind(hash, Optional.of(bound.value()))
                        : ItemKey.before(hash, Optional.of(bound.value())))
                .orElseGet(() -> ItemKey.behind(hash, Optional.empty()));
    }
}
