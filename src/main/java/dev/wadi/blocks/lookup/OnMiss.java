package dev.wadi.blocks.lookup;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of a record whose look-up finds nothing. */
enum OnMiss {
    /** It goes to the dead-letter queue. */
    REFUSE,
    /** It goes on with a value that the route names. */
    DEFAULT,
    /** It counts as filtered. */
    FILTER,
    /** No record is at fault: the source holds until there is something. */
    HOLD;

    /** @throws IllegalArgumentException for another word */
    static OnMiss of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("onMiss is \"" + word + "\". Write one of "
                        + Arrays.stream(values()).map(OnMiss::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
