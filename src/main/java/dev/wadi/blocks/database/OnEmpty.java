package dev.wadi.blocks.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of a record whose query gives no row. */
enum OnEmpty {
    PASS,
    FILTER,
    REFUSE;

    /** @throws IllegalArgumentException for another word */
    static OnEmpty of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Option onEmpty is \"" + word + "\". Write one of "
                        + Arrays.stream(values()).map(OnEmpty::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
