package dev.wadi.edge.dynamodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of a table as the values that JSON has: integers as integers of the size they need, all other numbers as exact decimals. */
public final class StoredValues {
    private static final int LONGEST_INT = 9;
    private static final int LONGEST_LONG = 18;

    private StoredValues() {}

    public static Map<String, Object> of(Map<String, AttributeValue> item) {
        Map<String, Object> values = new LinkedHashMap<>(2 * item.size());
        item.forEach((name, value) -> values.put(name, of(value)));
        return values;
    }

    /** Sets become lists. */
    public static Object of(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> number(value.n());
            case BOOL -> value.bool();
            case B -> value.b().asByteArray();
            case L -> list(value.l());
            case M -> of(value.m());
            case SS -> new ArrayList<>(value.ss());
            case NS -> value.ns().stream().map(StoredValues::number).toList();
            case BS -> value.bs().stream().map(SdkBytes::asByteArray).toList();
            default -> null;
        };
    }

    private static List<Object> list(List<AttributeValue> values) {
        List<Object> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(of(value)));
        return list;
    }

    private static Number number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.scale() > 0) {
            return number;
        }
        BigInteger integer = number.toBigIntegerExact();
        int digits = number.precision() - number.scale();
        if (digits <= LONGEST_INT) {
            return integer.intValueExact();
        }
        return digits <= LONGEST_LONG ? (Number) integer.longValueExact() : integer;
    }
}
