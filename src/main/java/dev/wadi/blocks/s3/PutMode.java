package dev.wadi.blocks.s3;

import java.util.Locale;

/** What becomes of an object that stands under the key already. */
enum PutMode {
    /** It stays. */
    ONCE,
    /** The new one takes its place. */
    REPLACE;

    /** @throws IllegalArgumentException for another word */
    static PutMode of(String text) {
        for (PutMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("Option mode is \"" + text + "\". Write once or replace");
    }
}
