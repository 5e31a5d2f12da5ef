package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;

/** A record of a source that there is no need to know more of. */
public record TextRecord(String sourceId, String text) implements SourceRecord {

    @Override
    public byte[] payload() {
        return text.getBytes(UTF_8);
    }
}
