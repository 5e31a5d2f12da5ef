package dev.wadi.edge.dynamodb;

import dev.wadi.delivery.Reason;

/** Why a table could not keep a value; told before it is asked. */
public enum ItemReason implements Reason {
    /** More than 38 digits, or beyond the powers of ten that DynamoDB has. */
    number_too_long,
    /** Half of a surrogate pair, which has no form in UTF-8. */
    invalid_text,
    too_deep,
    /** The item is larger than 400 KB. */
    too_large,
    /** Empty, too long, or of a type that no key has. */
    invalid_key,
    /** A value of Java's that JSON does not have. */
    unsupported_value
}
