package dev.wadi.blocks.json;

import dev.wadi.blocks.BlockReason;
import dev.wadi.delivery.RefusedException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of a route for what {@code parse} refuses records for. */
final class NamedReasons {
    private final Map<ParseReason, BlockReason> words = new EnumMap<>(ParseReason.class);

    private NamedReasons() {}

    /**
     * @param all the word for all of them; null for their own
     * @param some by their own names, over that one
     */
    static NamedReasons of(String all, Map<String, Object> some) {
        NamedReasons reasons = new NamedReasons();
        if (all != null) {
            BlockReason word = new BlockReason(all);
            Arrays.stream(ParseReason.values()).forEach(own -> reasons.words.put(own, word));
        }
        some.forEach((own, word) -> reasons.words.put(known(own), new BlockReason(String.valueOf(word))));
        return reasons;
    }

    private static ParseReason known(String name) {
        return Arrays.stream(ParseReason.values())
                .filter(own -> own.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "Option reason.%s names no reason of parse. Write one of %s",
                        name,
                        Arrays.stream(ParseReason.values()).map(Enum::name).collect(Collectors.joining(", ")))));
    }

    /** With the word of the route; its own then stands in the detail. */
    RefusedException named(RefusedException own) {
        BlockReason word = own.reason() instanceof ParseReason known ? words.get(known) : null;
        return word == null || word.name().equals(own.reason().name())
                ? own
                : new RefusedException(word, own.reason().name() + ": " + own.getMessage());
    }
}
