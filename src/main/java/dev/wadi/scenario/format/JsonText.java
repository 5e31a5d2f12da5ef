package dev.wadi.scenario.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;

/** The text that an object of a scenario file stands for, and back. */
public final class JsonText {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** 1.5e3 and 1500 are the same number. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private JsonText() {}

    /** Without blanks, {@code {"a":1,"b":2}}. */
    public static String compact(JsonNode value) {
        return write(value, new MinimalPrettyPrinter());
    }

    /** With a blank behind each colon and comma, {@code {"a": 1, "b": 2}}: what the replaced systems' senders write. */
    public static String spaced(JsonNode value) {
        return write(value, new Spaced());
    }

    /** The object that the text is, if it is one. */
    public static Optional<JsonNode> object(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Equal as JSON where both are objects, whatever their blanks and the order of their keys; else letter for letter. */
    public static boolean same(String one, String other) {
        return same(one, other, BY_VALUE);
    }

    /** The same, where numbers may differ by a part of the larger one. */
    public static boolean same(String one, String other, double tolerance) {
        return same(one, other, (a, b) -> BY_VALUE.compare(a, b) == 0 || isClose(a, b, tolerance) ? 0 : 1);
    }

    private static boolean same(String one, String other, Comparator<JsonNode> values) {
        return one.equals(other)
                || object(one)
                        .flatMap(a -> object(other).map(b -> a.equals(values, b)))
                        .orElse(false);
    }

    private static boolean isClose(JsonNode one, JsonNode other, double tolerance) {
        double a = one.doubleValue();
        double b = other.doubleValue();
        return one.isNumber() && other.isNumber() && Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
    }

    private static String write(JsonNode value, MinimalPrettyPrinter printer) {
        try {
            return MAPPER.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Spaced extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }
    }
}
