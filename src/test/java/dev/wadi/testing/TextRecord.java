package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import java.util.Map;

/** A record of a source that there is no need to know more of. */
public record TextRecord(String sourceId, String text) implements SourceRecord {
    /** Header with the id. */
    public static final String ID = "CamelTextId";

    @Override
    public byte[] payload() {
        return text.getBytes(UTF_8);
    }

    @Override
    public Map<String, Object> headers() {
        return Map.of(ID, sourceId);
    }
}
