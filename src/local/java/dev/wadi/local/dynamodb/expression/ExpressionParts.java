package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.AttributeValue.B;
import dev.wadi.local.dynamodb.value.AttributeValue.BS;
import dev.wadi.local.dynamodb.value.AttributeValue.L;
import dev.wadi.local.dynamodb.value.AttributeValue.N;
import dev.wadi.local.dynamodb.value.AttributeValue.NS;
import dev.wadi.local.dynamodb.value.AttributeValue.S;
import dev.wadi.local.dynamodb.value.AttributeValue.SS;
import java.util.Arrays;

/** What is within a value: {@code begins_with} and {@code contains}. */
public final class ExpressionParts {

    private ExpressionParts() {}

    public static boolean beginsWith(AttributeValue value, AttributeValue start) {
        if (value instanceof S text && start instanceof S prefix) {
            return text.value().startsWith(prefix.value());
        }
        return value instanceof B bytes && start instanceof B prefix && matches(bytes.value(), prefix.value(), 0);
    }

    static boolean contains(AttributeValue value, AttributeValue part) {
        if (value instanceof S text) {
            return part instanceof S sought && text.value().contains(sought.value());
        } else if (value instanceof B bytes) {
            return part instanceof B sought && contains(bytes.value(), sought.value());
        } else if (value instanceof SS texts) {
            return part instanceof S sought && texts.values().contains(sought.value());
        } else if (value instanceof NS numbers) {
            return part instanceof N sought && numbers.values().contains(sought.value());
        } else if (value instanceof BS binaries) {
            return part instanceof B sought && binaries.values().contains(sought);
        }
        return value instanceof L list && list.values().contains(part);
    }

    private static boolean contains(byte[] bytes, byte[] sought) {
        for (int at = 0; at + sought.length <= bytes.length; at++) {
            if (matches(bytes, sought, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, byte[] sought, int at) {
        return at + sought.length <= bytes.length
                && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length);
    }
}
