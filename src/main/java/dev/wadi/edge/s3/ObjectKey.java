package dev.wadi.edge.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * The names of objects, which are any text: {@code ${...}}, {@code ../} and blanks mean nothing in one. A key is handed to the client of the SDK as it is. It
 * never gets into a header of Camel's component for S3, or into an endpoint's address: Camel 4.17 evaluates what looks like an expression there.
 */
public final class ObjectKey {
    /** Limit of S3, in bytes of UTF-8. */
    public static final int LONGEST = 1024;

    private ObjectKey() {}

    /** Why S3 takes no object of this name, in words that do not quote it; empty where it does. */
    public static Optional<String> problem(String key) {
        if (key.isEmpty()) {
            return Optional.of("the key is empty");
        }
        if (!isText(key)) {
            return Optional.of("the key is no text: it has half of a character");
        }
        int bytes = key.getBytes(UTF_8).length;
        return bytes > LONGEST
                ? Optional.of("the key has " + bytes + " bytes, more than " + LONGEST)
                : Optional.empty();
    }

    private static boolean isText(String key) {
        try {
            UTF_8.newEncoder().encode(CharBuffer.wrap(key));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
