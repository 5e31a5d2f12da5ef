package dev.wadi.blocks.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import java.util.Map;

/** One record of a message that carried several lines. A dead letter of it has its own text. */
record OpenedRecord(SourceRecord message, int index, String text) implements SourceRecord {

    @Override
    public String sourceId() {
        return message.sourceId();
    }

    @Override
    public String origin() {
        return message.origin();
    }

    @Override
    public Integer recordIndex() {
        return index;
    }

    @Override
    public byte[] payload() {
        return text.getBytes(UTF_8);
    }

    @Override
    public Map<String, Object> headers() {
        return message.headers();
    }

    @Override
    public boolean payloadAsJson() {
        return message.payloadAsJson();
    }

    @Override
    public String partitionKey() {
        return message.partitionKey();
    }

    @Override
    public String messageGroupId() {
        return message.messageGroupId();
    }
}
