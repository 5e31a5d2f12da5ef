package dev.wadi.edge.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of bytes that are UTF-8, and no other text. */
public final class StrictUtf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    /** Decodes at the speed of {@link String}; only where that has replaced something, or the text has that character, it is looked at again. */
    public static String decode(byte[] data) throws CharacterCodingException {
        String text = new String(data, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
        }
        return text;
    }
}
