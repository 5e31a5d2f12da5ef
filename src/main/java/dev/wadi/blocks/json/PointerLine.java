package dev.wadi.blocks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The line of a JSON text in which something begins. */
final class PointerLine {
    private static final JsonFactory JSON = new JsonFactory();

    private PointerLine() {}

    /**
     * @param text that was read before
     * @param pointer a JSON pointer; empty for the whole
     */
    static int of(String text, String pointer) {
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return 1;
        } catch (IOException e) {
            return 1;
        }
    }
}
