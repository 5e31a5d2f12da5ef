package dev.wadi.edge.line;

import java.util.Locale;

/** Why a line is not a row. */
public enum LineFault {
    BAD_ENCODING,
    BAD_JSON,
    NOT_OBJECT,
    MISSING_COLUMN,
    NULL_VALUE,
    WRONG_TYPE,
    OUT_OF_RANGE,
    TOO_LONG,
    /** A look-up with {@code missing: reject} found nothing. */
    LOOKUP_MISSING;

    /** As a reject object has it: {@code bad-json}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
