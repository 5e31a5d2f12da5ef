package dev.wadi.edge.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Maps, lists and values as JSON text; a number has the digits that it was read with. */
public final class JsonValueWriter {
    private static final ObjectWriter JSON = new ObjectMapper().writer();

    private JsonValueWriter() {}

    /** @throws IllegalArgumentException for a value that JSON has no form for */
    public static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
