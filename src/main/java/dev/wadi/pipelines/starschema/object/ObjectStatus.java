package dev.wadi.pipelines.starschema.object;

import java.util.Locale;

/** How an object ended (spec section 7). */
public enum ObjectStatus {
    SUCCESS,
    PARTIAL,
    FAILED,
    EMPTY,
    DUPLICATE;

    /** That of an object whose lines were all read. */
    public static ObjectStatus of(long read, long rejected) {
        if (read == 0) {
            return EMPTY;
        }
        if (rejected == 0) {
            return SUCCESS;
        }
        return rejected == read ? FAILED : PARTIAL;
    }

    /** Whether somebody is to be told. */
    public boolean isAlert() {
        return this == PARTIAL || this == FAILED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
