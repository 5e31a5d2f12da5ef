package dev.wadi.blocks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactory.Feature;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text of one JSON value as maps, lists, texts, booleans, null and exact numbers: {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal} with
 * the digits as they were written. Safe for any thread.
 */
final class JsonReader {
    /** Names are not kept beyond their text: they come from outside. The bounds are those of this class, each with a reason of its own. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(JsonObjectReader.UNBOUNDED)
            .disable(Feature.INTERN_FIELD_NAMES)
            .disable(Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** An exponent of more characters is larger than any bound, and than a {@code BigDecimal} can have. */
    private static final int LONGEST_EXPONENT = 7;

    private final boolean objectsOnly;
    private final boolean lastCounts;
    /** Empty for all. */
    private final Set<String> kept;

    private final int mostDepth;
    private final int mostDigits;

    /**
     * @param objectsOnly false: also arrays, texts, numbers and booleans
     * @param duplicateKeys {@code refuse}, or {@code last} for the last value of a name that stands twice in an object
     * @param fields of a record that are kept, separated by commas; the others are not looked into. Null for all
     * @param mostDepth levels of objects and arrays; a flat object has one
     * @param mostDigits of a number as it would be written without an exponent
     */
    JsonReader(boolean objectsOnly, String duplicateKeys, String fields, int mostDepth, int mostDigits) {
        if (!duplicateKeys.equals("refuse") && !duplicateKeys.equals("last")) {
            throw new IllegalArgumentException(
                    "Option duplicateKeys is \"" + duplicateKeys + "\". Write refuse or last");
        }
        this.objectsOnly = objectsOnly;
        lastCounts = duplicateKeys.equals("last");
        kept = fields == null
                ? Set.of()
                : Arrays.stream(fields.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (kept.contains("")) {
            throw new IllegalArgumentException(
                    "Option fields is \"" + fields + "\". Write names separated by commas, such as id,total");
        }
        this.mostDepth = mostDepth;
        this.mostDigits = mostDigits;
    }

    /** Never null. */
    Object read(String text) throws RefusedException {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw ParseReason.byte_order_mark.because(
                    "the text begins with a byte-order mark, which JSON does not have");
        }
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw ParseReason.malformed_json.because("the text is empty");
            }
            Object value = value(parser, first, 0);
            requireEnd(parser);
            if (value == null || (objectsOnly && first != JsonToken.START_OBJECT)) {
                throw ParseReason.not_an_object.because("the text is a JSON " + typeOf(first));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw ParseReason.malformed_json.because(e.getOriginalMessage() + Position.of(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has none
        }
    }

    private Object value(JsonParser parser, JsonToken token, int depth) throws IOException, RefusedException {
        return switch (token) {
            case START_OBJECT -> object(parser, deeper(parser, depth));
            case START_ARRAY -> array(parser, deeper(parser, depth));
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, Object> object(JsonParser parser, int depth) throws IOException, RefusedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (depth == 1 && !kept.isEmpty() && !kept.contains(name)) {
                parser.skipChildren();
                continue;
            }
            int before = fields.size();
            fields.put(name, value(parser, token, depth));
            if (fields.size() == before && !lastCounts) {
                throw ParseReason.duplicate_key.because(
                        "\"" + name + "\" stands twice in an object" + Position.of(parser.currentTokenLocation()));
            }
        }
        return fields;
    }

    private List<Object> array(JsonParser parser, int depth) throws IOException, RefusedException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token, depth));
        }
        return elements;
    }

    private int deeper(JsonParser parser, int depth) throws RefusedException {
        if (depth == mostDepth) {
            throw ParseReason.too_deep.because("more than " + mostDepth + " levels of objects and arrays"
                    + Position.of(parser.currentTokenLocation()));
        }
        return depth + 1;
    }

    private Number integer(JsonParser parser) throws IOException, RefusedException {
        int signs = parser.getTextCharacters()[parser.getTextOffset()] == '-' ? 1 : 0;
        requireShort(parser.getTextLength() - signs, parser);
        return parser.getNumberValue();
    }

    private BigDecimal decimal(JsonParser parser) throws IOException, RefusedException {
        String text = parser.getText();
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        boolean readable = exponent < 0 || text.length() - exponent <= LONGEST_EXPONENT;
        // a sign, a point and the exponent are no digits
        requireShort(readable ? text.length() - LONGEST_EXPONENT - 2L : Long.MAX_VALUE, parser);
        BigDecimal number = new BigDecimal(text);
        long before = Math.max(0, (long) number.precision() - number.scale());
        requireShort(before + Math.max(0, number.scale()), parser);
        return number;
    }

    private void requireShort(long digits, JsonParser parser) throws RefusedException {
        if (digits > mostDigits) {
            throw ParseReason.number_too_long.because(
                    "a number of more than " + mostDigits + " digits" + Position.of(parser.currentTokenLocation()));
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException, RefusedException {
        JsonToken more;
        try {
            more = parser.nextToken();
        } catch (JsonProcessingException e) {
            more = JsonToken.NOT_AVAILABLE;
        }
        if (more != null) {
            throw ParseReason.trailing_text.because(
                    "something follows the JSON text" + Position.of(parser.currentTokenLocation()));
        }
    }

    private static String typeOf(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "array";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            case VALUE_NULL -> "null";
            default -> "boolean";
        };
    }
}
