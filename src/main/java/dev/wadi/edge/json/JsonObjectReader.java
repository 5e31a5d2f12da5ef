package dev.wadi.edge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Reads the UTF-8 text of one JSON object, field by field, so that a field that nobody needs costs and decides nothing, whatever its size. */
public final class JsonObjectReader {
    /** The source bounds a record already; a second bound would refuse legal JSON. For whatever reads JSON that comes from outside. */
    public static final StreamReadConstraints UNBOUNDED = StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .build();

    static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(UNBOUNDED).build();

    private JsonObjectReader() {}

    /** Takes one field; the parser stands at the first token of its value, and must be left at the last. */
    public interface Fields {
        void field(String name, JsonParser parser) throws IOException;
    }

    /** Hands over the fields of the object in the order of the text; a name may come again, and then the last one counts. Returns the text. */
    public static String read(byte[] data, Fields fields) throws NotAJsonObjectException {
        return read(decode(data), fields);
    }

    /** The fields of the object, each value as it was written. */
    public static Map<String, RawJson> values(byte[] data) throws NotAJsonObjectException {
        return values(decode(data));
    }

    /** The same of a text that is no longer in the bytes it came in. */
    public static Map<String, RawJson> values(String text) throws NotAJsonObjectException {
        Map<String, RawJson> values = new LinkedHashMap<>();
        read(text, (name, parser) -> values.put(name, RawJson.at(parser, text)));
        return values;
    }

    /** The text of an object without the members of these names; the others stand as they were written. The text was read before. */
    public static String without(String text, Set<String> names) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                String name = parser.currentName();
                parser.nextToken();
                parser.skipChildren();
                parser.finishToken(); // a text is read lazily; before that its end is not known
                if (!names.contains(name)) {
                    members.add(
                            text.substring(start, (int) parser.currentLocation().getCharOffset()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was read before
        }
        return members.toString();
    }

    private static String read(String text, Fields fields) throws NotAJsonObjectException {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new NotAJsonObjectException(false, "the record is empty");
            }
            if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.field(name, parser);
                }
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new NotAJsonObjectException(false, "something follows the JSON text");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new NotAJsonObjectException(true, "the record is a JSON " + typeOf(first));
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new NotAJsonObjectException(false, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has none
        }
    }

    private static String decode(byte[] data) throws NotAJsonObjectException {
        try {
            return StrictUtf8.decode(data);
        } catch (CharacterCodingException e) {
            throw new NotAJsonObjectException(false, "the record is not UTF-8");
        }
    }

    private static String typeOf(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            case VALUE_NULL -> "null";
            default -> "boolean";
        };
    }
}
