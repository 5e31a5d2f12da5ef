package dev.wadi.blocks.json;

import dev.wadi.delivery.Reason;
import dev.wadi.delivery.RefusedException;

/** What {@code parse} refuses records for. */
enum ParseReason implements Reason {
    malformed_json,
    not_an_object,
    duplicate_key,
    trailing_text,
    byte_order_mark,
    not_utf8,
    too_deep,
    number_too_long,
    too_large,
    no_records,
    too_many_records,
    malformed_csv;

    RefusedException because(String detail) {
        return new RefusedException(this, detail);
    }
}
