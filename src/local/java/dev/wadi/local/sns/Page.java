package dev.wadi.local.sns;

import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.OpaqueToken;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Up to 100 of a list's elements, in order of their ARNs.
 *
 * @param next the token that asks for those behind
 */
record Page<T>(List<T> elements, Optional<String> next) {

    private static final int LARGEST = 100;

    /** The page that the call asks for with its {@code NextToken}. */
    static <T> Page<T> of(NavigableMap<String, T> all, Input input, OpaqueToken seal) {
        String after = input.text("NextToken")
                .map(token -> seal.open(token).orElseThrow(() -> InvalidParameter.of("NextToken")))
                .orElse("");
        NavigableMap<String, T> rest = all.tailMap(after, false);
        List<String> arns = rest.keySet().stream().limit(LARGEST).toList();
        Optional<String> next =
                rest.size() > LARGEST ? Optional.of(seal.close(arns.get(LARGEST - 1))) : Optional.empty();
        return new Page<>(arns.stream().map(rest::get).toList(), next);
    }

    void write(Output out, String name, BiConsumer<Output, T> members) {
        out.structures(name, elements, members).text("NextToken", next);
    }
}
