package dev.wadi.edge.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of a JSON text as it was written, so that it can be passed on unchanged: digits, escapes and blanks included.
 *
 * @param raw legal JSON without blanks around it
 */
public record RawJson(String raw) {

    /** The value that the parser stands at; leaves the parser at its last token. */
    static RawJson at(JsonParser parser, String text) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken(); // a text is read lazily; before that its end is not known
        return new RawJson(text.substring(start, (int) parser.currentLocation().getCharOffset()));
    }

    public boolean isText() {
        return raw.startsWith("\"");
    }

    public boolean isObject() {
        return raw.startsWith("{");
    }

    public boolean isArray() {
        return raw.startsWith("[");
    }

    public boolean isNull() {
        return raw.equals("null");
    }

    /** Neither text nor number, object or array. */
    public boolean isBoolean() {
        return raw.equals("true") || raw.equals("false");
    }

    /** What the text says, without quotes and escapes; of anything else, its JSON. */
    public String text() {
        if (!isText()) {
            return raw;
        }
        try (JsonParser parser = JsonObjectReader.JSON.createParser(raw)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was read before
        }
    }

    /** Those of an array; none of anything else. */
    public List<RawJson> elements() {
        List<RawJson> elements = new ArrayList<>();
        try (JsonParser parser = JsonObjectReader.JSON.createParser(raw)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(at(parser, raw));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was read before
        }
        return elements;
    }
}
