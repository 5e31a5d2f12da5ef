package dev.wadi.docs;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an HTML comment directly above a block says of it; readers do not see it: {@code <!-- untested: needs Docker -->}. Several may stand there.
 *
 * @param line in its page
 */
record Mark(Kind kind, String text, int line) {
    private static final Pattern COMMENT = Pattern.compile("\\s*<!-- ([a-z]+): ?(.*?) ?-->\\s*");

    enum Kind {
        /** No test loads or runs the block, for this reason. */
        UNTESTED,
        /** A shell command that is run before the block. */
        BEFORE,
        /** The file in the copy of the installation that the block is the content of. */
        FILE
    }

    /** Empty where the line is none. */
    static Optional<Mark> of(String line, int number) {
        Matcher comment = COMMENT.matcher(line);
        return comment.matches()
                ? Arrays.stream(Kind.values())
                        .filter(kind -> kind.name().equalsIgnoreCase(comment.group(1)))
                        .map(kind -> new Mark(kind, comment.group(2), number))
                        .findFirst()
                : Optional.empty();
    }
}
