package dev.wadi.pipelines.batchrecords;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.edge.json.ExactNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON values of any type as plain Java: text is a String, true and false a Boolean, null is null, an array a List, an object a Map in the order of
 * the text, a number an exact {@link java.math.BigDecimal}.
 */
public final class JsonFieldReader {
    /** DynamoDB takes 32 levels. Beyond this the value is not kept, so that no text, however deep, exhausts the stack. */
    static final int DEEPEST = 100;

    /** Stands for an array or an object below {@value #DEEPEST} levels. */
    public record TooDeep() {}

    private JsonFieldReader() {}

    /** The value that the parser stands at; leaves the parser at its last token. */
    static Object read(JsonParser parser) throws IOException {
        return read(parser, 0);
    }

    private static Object read(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isStructStart() && depth == DEEPEST) {
            parser.skipChildren();
            return new TooDeep();
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ExactNumber.parse(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> array(parser, depth + 1);
            case START_OBJECT -> object(parser, depth + 1);
            default -> null;
        };
    }

    private static List<Object> array(JsonParser parser, int depth) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser, depth));
        }
        return items;
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser, depth));
        }
        return members;
    }
}
