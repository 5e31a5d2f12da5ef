package dev.wadi.testing;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Error texts that no list of words can know: the next proxy, the next managed service, the next version. The same for the same seed. */
public final class InventedWords {
    private final Random random;

    public InventedWords(long seed) {
        random = new Random(seed);
    }

    /** Every other one has a code in capital letters in front. */
    public List<String> errors(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> i % 2 == 0 ? sentence() : word().toUpperCase(Locale.ROOT) + " " + sentence())
                .toList();
    }

    private String sentence() {
        return Stream.generate(this::word).limit(2 + random.nextInt(7)).collect(Collectors.joining(" "));
    }

    private String word() {
        return random.ints(3 + random.nextInt(8), 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
